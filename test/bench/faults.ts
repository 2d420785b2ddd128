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

/**
 * The same faults as orders for the double; the first that strikes is suffered. Those that pause the bot strike
 * everybody, the others the broadcast: an answer that the messenger itself holds back twice says nothing of us.
 */
export function faultOrders(trouble: Trouble, chats: [number, number]): object[] {
  const { seed, held, heldSeconds, dropped, pausesAfter, pauseSeconds } = trouble;
  const always = { method: 'sendMessage', chats, times: 1_000_000 };
  return [
    ...pausesAfter.map((after) => ({
      ...{ kind: 'pause-bot', method: 'sendMessage', times: 1 },
      ...{ after, retry_after: pauseSeconds },
    })),
    { ...always, kind: 'pause-chat', share: held, seed, retry_after: heldSeconds },
    { ...always, kind: 'drop-answer', share: dropped, seed: seed + 1 },
  ];
}
