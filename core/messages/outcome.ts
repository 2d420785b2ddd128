import type { Case } from '../cases/case.ts';
import type { Entry } from '../cases/entry.ts';
import { isChat } from '../people/chat.ts';
import type { Person } from '../people/person.ts';
import type { Process } from '../processes/process.ts';
import { type Text, t } from '../texts/text.ts';

/** "Contract registered — Caravan, 14:02": what a fact was, by whom and when. */
export function outcomeOf(entry: Entry): Text {
  return t('notice.outcome', {
    what: { text: t(`${entry.process}.fact.${entry.fact.type}`) },
    who: { text: doerOf(entry) },
    at: { at: entry.at },
  });
}

/** Who did it, and for which absent colleague. */
function doerOf({ actor: { person, substituteFor } }: Entry): Text {
  if (person === null) return t('role.caravan');
  if (substituteFor === undefined) return t('person', { name: { person } });
  return t('person.for', { name: { person }, absent: { person: substituteFor } });
}

/** The same for one reader: a partner hears what happened, never the name of who did it, which may be another company's. */
export function outcomeFor(entry: Entry, reader: Pick<Person, 'id' | 'roles'> | null | undefined): Text {
  // A chat is read by anybody: it does not hear why.
  if (reader !== null && reader !== undefined && isChat(reader.id))
    return t('notice.outcomeInChat', { at: { at: entry.at } });
  if (reader !== null && reader !== undefined && reader.roles.length > 0) return outcomeOf(entry);
  return t('notice.outcomeForPartner', {
    what: { text: t(`${entry.process}.fact.${entry.fact.type}`) },
    at: { at: entry.at },
  });
}

/** What a stage's owner is asked to do. */
export function wantedOf(process: Process, current: Case, stage: string): Text {
  return process.task?.(current, stage) ?? t(`${process.name}.task.${stage}`);
}

/** What a colleague reads of a task: what happened, what is wanted, what one must know for it, and by when. */
export function taskText(
  process: Process,
  current: Case,
  stage: string,
  entry: Entry,
  due: Text | undefined,
): Text {
  const what = { text: outcomeOf(entry) };
  const params = { what, ...asked(process, current, stage) };
  const message =
    due === undefined ? t('notice.task', params) : t('notice.taskWithDue', { ...params, due: { text: due } });
  return withBrief(process, current, stage, message);
}

/** What a partner reads of a task: what is wanted, without what the company did before. */
export function partnerTaskText(process: Process, current: Case, stage: string, due: Text | undefined): Text {
  const params = asked(process, current, stage);
  const message =
    due === undefined
      ? t('notice.partnerTask', params)
      : t('notice.partnerTaskWithDue', { ...params, due: { text: due } });
  return withBrief(process, current, stage, message);
}

function asked(process: Process, current: Case, stage: string) {
  return {
    case: { text: process.title(current) },
    task: { text: wantedOf(process, current, stage) },
  };
}

function withBrief(process: Process, current: Case, stage: string, message: Text): Text {
  const brief = process.brief?.(current, stage) ?? [];
  return brief.length === 0
    ? message
    : t('notice.withBrief', { message: { text: message }, brief: { lines: brief } });
}
