import type { Case } from '../cases/case.ts';
import type { Ports } from '../ports/index.ts';
import type { Text } from '../texts/text.ts';
import { retirement } from './compose.ts';
import type { Message } from './message.ts';

/** Whether the stage that a message speaks of is over. */
export function isOver(message: Message, current: Case | null): boolean {
  if (message.stage === undefined || current === null) return false;
  return current.stages[message.stage]?.seq !== message.stageSeq;
}

/** The id of the edit that takes a card out of play. */
export function retiredId(card: string): string {
  return `${card}/retired`;
}

/** Takes a card out of play: unsent it expires, sent it loses its buttons and says what came of it. */
export async function retire(
  ports: Pick<Ports, 'ledger' | 'clock'>,
  card: Message,
  outcome: Text | undefined,
): Promise<void> {
  if (card.state === 'queued') {
    await ports.ledger.markExpired(card.id);
    return;
  }
  if (card.state !== 'sent' || !card.live) return;
  await ports.ledger.enqueue(retirement(card, retiredId(card.id), ports.clock.now(), outcome));
}
