import type { Case } from '../cases/case.ts';
import type { EffectButton } from '../cases/effect.ts';
import type { Ports } from '../ports/index.ts';
import { t } from '../texts/text.ts';
import { joinLink } from './join-link.ts';
import type { MessageButton } from './message.ts';

type Needed = Pick<Ports, 'crypto' | 'doors'>;

/** The buttons of a message that are no stage's own. */
export function effectButtons(buttons: EffectButton[] = [], current: Case, ports: Needed): MessageButton[] {
  return buttons.flatMap((button) => effectButton(button, current, ports) ?? []);
}

/** Null for a way out that there is none to. */
function effectButton(
  { text, params, form, about, arg, opens, join }: EffectButton,
  current: Case,
  ports: Pick<Ports, 'crypto' | 'doors'>,
): MessageButton | null {
  const said = t(text, params);
  if (join !== undefined) {
    const url = joinLink({ caseId: current.id, group: join }, ports);
    return url === null ? null : { text: said, action: { do: 'open', url } };
  }
  const caseId = about ?? current.id;
  if (form === undefined) return { text: said, action: { do: 'view', view: 'case', arg: caseId } };
  if (opens === true) return { text: said, action: { do: 'form', form, arg: caseId } };
  const action = { do: 'form' as const, form, caseId };
  return { text: said, action: arg === undefined ? action : { ...action, arg } };
}
