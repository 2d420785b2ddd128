import type { Courier } from '../core/messages/courier.ts';
import type { Job } from './job.ts';

/** Accounts for messages whose sender died while sending. */
export function recoverJob(courier: Pick<Courier, 'recover'>): Job {
  const run = () => courier.recover();
  return { name: 'recover-messages', every: '5 seconds', lockMs: 10_000, run };
}
