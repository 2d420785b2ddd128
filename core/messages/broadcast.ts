/** How far a broadcast has come, in messages; a message and its repeat count as one. */
export interface Reach {
  total: number;
  /** Have it in their chats. */
  reached: number;
  /** Queued or being sent. */
  onTheWay: number;
  /** The answer was lost, and no repeat is on the way. */
  unknown: number;
  /** Refused: blocked, deactivated, not linked. */
  failed: number;
  /** Not needed any more before their turn came. */
  expired: number;
}

/** Names a case's broadcast of these words; `{ reach: broadcastKey(id, 'offer.notice.asked') }` tells how far it has come. */
export function broadcastKey(caseId: string, text: string): string {
  return `${caseId}/${text}`;
}
