import type { Case } from '../../cases/case.ts';
import { type Button, line, type Screen } from '../../messages/screen.ts';
import type { Colleague } from '../../processes/colleague/context.ts';
import { absenceLines } from '../../processes/colleague/index.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { mayOpen } from '../may-open.ts';

/** `/away`: when this colleague is away, for whom it stands in, and what can be changed of it. */
export async function absence(kit: Kit, visitor: Visitor): Promise<Screen | null> {
  const [own] = await kit.ports.cases.list({ process: 'colleague', person: visitor.person.id, limit: 1 });
  if (own === undefined) return null;
  const { away = [] } = (own as Case<Colleague>).context;
  const lines = absenceLines((own as Case<Colleague>).context);
  const form = (name: string, key: string): Button[][] =>
    mayOpen(kit, visitor, { process: 'colleague', form: name }, own)
      ? [[{ text: t(key), action: { do: 'form', form: name, caseId: own.id } }]]
      : [];
  return {
    title: t('absence.title'),
    lines: lines.length === 0 ? [line(t('absence.none'))] : lines,
    hint: t('absence.hint'),
    buttons: [
      ...form('away', 'absence.set'),
      ...(away.length === 0
        ? []
        : [...form('changeAway', 'absence.change'), ...form('endAway', 'absence.end')]),
    ],
  };
}
