/** What goes wrong between a bot and Telegram while it broadcasts. */
export interface Trouble {
  seed: number;
  /** How long a call is on the way, there and back. */
  latencyMs: number;
  /** Part of the messages whose chat is told to wait, and for how many seconds. */
  held: number;
  heldSeconds: number;
  /** Part of the messages whose answer is lost. */
  dropped: number;
  /** After so many messages the whole bot is told to wait, each time for so many seconds. */
  pausesAfter: number[];
  pauseSeconds: number;
}

/** The same faults as orders for the double; the first that strikes is suffered. */
export function faultOrders(trouble: Trouble): object[] {
  const { seed, held, heldSeconds, dropped, pausesAfter, pauseSeconds } = trouble;
  const always = { method: 'sendMessage', times: 1_000_000 };
  return [
    ...pausesAfter.map((after) => ({
      ...{ kind: 'pause-bot', method: 'sendMessage', times: 1 },
      ...{ after, retry_after: pauseSeconds },
    })),
    { ...always, kind: 'pause-chat', share: held, seed, retry_after: heldSeconds },
    { ...always, kind: 'drop-answer', share: dropped, seed: seed + 1 },
  ];
}
