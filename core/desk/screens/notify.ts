import { type Button, line, type Screen } from '../../messages/screen.ts';
import { DIGEST_HOURS, type Notify, notifySchema, WHENS, WHERES } from '../../people/notify.ts';
import { hasAccount, type Person, STAFF_CHANNELS } from '../../people/person.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';

const WHERE: Record<(typeof WHERES)[number] | 'last', Text> = {
  last: t('notify.where.last'),
  'telegram-staff': t('notify.where.telegram'),
  slack: t('notify.where.slack'),
  both: t('notify.where.both'),
};

/**
 * `/notify`: in which messenger this colleague hears, and when. `arg` is a choice, `where.slack` or `when.daily`; null
 * where it is none.
 */
export async function notify(kit: Kit, visitor: Visitor, arg?: string): Promise<Screen | null> {
  const { person } = visitor;
  if (arg !== undefined) {
    const [what = '', chosen] = arg.split('.');
    const choice = notifySchema.strict().safeParse({ [what]: chosen });
    if (!choice.success || chosen === undefined) return null;
    person.notify = { ...person.notify, ...choice.data } as Notify;
    await kit.ports.people.update(person.id, { notify: person.notify });
  }
  return settings(kit, visitor.person);
}

function settings(kit: Kit, person: Person): Screen {
  const where = person.notify?.where ?? 'last';
  const when = person.notify?.when ?? 'once';
  const hasChoice = STAFF_CHANNELS.every((channel) => hasAccount(person, channel));
  const slack: Button = { text: t('notify.slack'), action: { do: 'view', view: 'slack' } };
  const choice = (what: string, name: string, chosen: string, text: Text): Button => ({
    text: name === chosen ? t('notify.chosen', { choice: { text } }) : text,
    action: { do: 'view', view: 'notify', arg: `${what}.${name}` },
  });
  return {
    title: t('notify.title'),
    lines: [
      ...(hasChoice ? [line(WHERE[where], t('notify.label.where'))] : []),
      line(whenText(when), t('notify.label.when')),
    ],
    hint: t('notify.hint'),
    buttons: [
      ...(hasChoice ? [WHERES.map((name) => choice('where', name, where, WHERE[name]))] : []),
      ...WHENS.map((name) => [choice('when', name, when, whenText(name))]),
      ...(kit.ports.doors.nameOf('slack') === null ? [] : [[slack]]),
    ],
  };
}

function whenText(when: keyof typeof DIGEST_HOURS): Text {
  const hours = DIGEST_HOURS[when].map((words) => t('verbatim', { words }));
  return hours.length === 0 ? t('notify.when.once') : t('notify.when.at', { hours: { list: hours } });
}
