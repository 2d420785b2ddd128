import { type FaultTiming, TimedFaults } from '../timed-faults.ts';

export interface FaultOrder extends FaultTiming {
  method?: string | undefined;
  channel?: string | undefined;
  kind: 'rate-limit' | 'fail' | 'error' | 'refuse-connection' | 'drop-answer' | 'delay';
  retry_after?: number | undefined;
  status?: number | undefined;
  error?: string | undefined;
  ms?: number | undefined;
}

/** Faults ordered for the app's calls. */
export class Faults extends TimedFaults<FaultOrder> {
  /** The fault this call suffers, if any; counts it. */
  take(call: { method: string; channel: unknown }): FaultOrder | undefined {
    return this.strike(
      ({ method, channel }) =>
        (method === undefined || method === call.method) &&
        (channel === undefined || channel === call.channel),
    );
  }
}
