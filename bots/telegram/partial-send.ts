import type { PastLedger } from '../../core/messages/pace.ts';
import { type Call, unhurried } from './call.ts';
import { counted } from './counted.ts';

/**
 * The calls that bring one message, which may have several parts. Once the first part has arrived, the rest waits out
 * whatever Telegram holds back, however often: to start over would say the first parts twice. The first part has the
 * ledger's leave, `pastLedger` hears of all others.
 */
export class PartialSend {
  readonly call: Call;
  #hasBegun = false;

  constructor(call: Call, pastLedger?: PastLedger) {
    const patient = unhurried(counted(call, pastLedger), { tries: Number.POSITIVE_INFINITY });
    this.call = async (method, payload) => {
      const answer = await (this.#hasBegun ? patient : call)(method, payload);
      this.#hasBegun = true;
      return answer;
    };
  }

  /** Whether a part has arrived. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }
}
