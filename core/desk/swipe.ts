import { takeIn } from '../files/intake.ts';
import { type Output, say } from '../messages/screen.ts';
import { t } from '../texts/text.ts';
import type { Incoming } from './incoming.ts';
import type { Kit, Visitor } from './kit.ts';

/**
 * A colleague answers a partner's message the way people do in chats: by replying to it. Null when what was replied
 * to is no partner's message.
 */
export async function answerBySwipe(kit: Kit, visitor: Visitor, from: Incoming): Promise<Output[] | null> {
  const { ports } = kit;
  const { input } = from;
  if (!('replyTo' in input) || input.replyTo === undefined) return null;
  const answered = await ports.ledger.byCopy(from.channel, from.chatId, input.replyTo);
  const action = answered?.buttons
    .map((button) => button.action)
    .find((a) => a.do === 'form' && a.form === 'reply');
  if (action?.do !== 'form' || action.arg === undefined || action.caseId === undefined) return null;
  const item = await ports.inbox.get(action.arg);
  const current = await kit.cases.load(action.caseId);
  if (item === null || current === null) return null;

  const files: string[] = [];
  if (input.kind === 'file') {
    const taken = await takeIn(ports, input.file, visitor.person.id, from.updateId);
    if ('problem' in taken) return say(taken.problem);
    files.push(taken.file.id);
  }
  const text = input.kind === 'text' ? input.text : input.kind === 'file' ? input.caption : '';
  const words = ports.crypto.sha256(from.updateId).slice(0, 12);
  await ports.inbox.keep({
    id: words,
    personId: visitor.person.id,
    caseId: current.id,
    text,
    files,
    at: ports.clock.now(),
  });
  const outcome = await kit.cases.handle({
    commandId: `swipe/${from.updateId}`,
    process: current.process,
    caseId: current.id,
    fact: { type: 'messageSent', to: item.personId, words, files },
    doer: visitor.person,
    channel: from.channel,
  });
  if (outcome.status === 'refused') return say(outcome.refusal.text);
  return say(t('letter.answered', { who: { person: item.personId } }));
}
