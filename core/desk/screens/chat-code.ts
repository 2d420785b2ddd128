import type { Case } from '../../cases/case.ts';
import { line, type Screen } from '../../messages/screen.ts';
import { chatCode } from '../../people/chat.ts';
import type { Person } from '../../people/person.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { mayBring } from '../rights.ts';

/** Whoever may take the chat of a group away may link one. */
export function mayLinkChat(kit: Kit, person: Person, current: Case): boolean {
  const isGroup = current.process === 'carrier-group' && !current.closed;
  return isGroup && mayBring(kit, person, current, 'chatUnlinked');
}

/** A fresh code and what to do with it, so that a Telegram group or channel becomes the chat of this group. */
export async function chatCodeFor(kit: Kit, visitor: Visitor, caseId: string): Promise<Screen | null> {
  const current = await kit.cases.load(caseId);
  if (current === null || visitor.door !== 'staff' || !mayLinkChat(kit, visitor.person, current)) return null;
  const { doors } = kit.ports;
  const bot = doors.nameOf('telegram-partners');
  if (bot === null) return { lines: [line(t('invitation.noDoor'))], buttons: [] };
  const { code, expiresAt } = await chatCode(kit.ports, caseId, visitor.person.id);
  const title = kit.cases.process(current.process).title(current);
  return {
    title: t('chatCode.title', { case: { text: title } }),
    lines: [
      line(t('chatCode.steps', { bot, code })),
      'gap',
      line(t('chatCode.until', { until: { at: expiresAt } })),
    ],
    hint: t('chatCode.hint'),
    buttons: [[{ text: t('button.card'), action: { do: 'view', view: 'case', arg: caseId } }]],
  };
}
