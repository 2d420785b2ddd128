import { type Call, unhurried } from './call.ts';

/**
 * The calls that bring one message, which may have several parts. Once the first part has arrived, the rest waits out
 * whatever Telegram holds back, however often: to start over would say the first parts twice.
 */
export class PartialSend {
  readonly call: Call;
  #hasBegun = false;

  constructor(call: Call) {
    const patient = unhurried(call, { tries: Number.POSITIVE_INFINITY });
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
