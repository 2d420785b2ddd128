import { createHmac } from 'node:crypto';

/** The headers by which an app knows that a request is from Slack. `at`: epoch seconds. */
export function signed(body: string, secret: string, at: number): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${digest}` };
}

/** The clock of signatures is the real one, whatever the clock of the messages says: the app compares it with its own. */
export const secondsNow = () => Math.floor(Date.now() / 1000);
