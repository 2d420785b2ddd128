import type { Case } from '../../cases/case.ts';
import { viewerOf } from '../../cases/rights.ts';
import { type Button, line, type Screen } from '../../messages/screen.ts';
import { absenceAt } from '../../people/absence.ts';
import { invite, mayBeMadeBy } from '../../people/invitations.ts';
import type { Channel, Person } from '../../people/person.ts';
import { MANAGERS } from '../../people/role.ts';
import { periodOf } from '../../processes/colleague/absence.ts';
import type { Colleague } from '../../processes/colleague/context.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { keepsContacts } from '../rights.ts';
import { pager } from './pager.ts';

const PAGE = 8;

export function isManager(person: Person): boolean {
  return MANAGERS.some((role) => person.roles.includes(role));
}

/** Colleagues with their cases, for those who may invite. */
export async function colleagues(kit: Kit, { person }: Visitor, page: number): Promise<Screen | null> {
  if (!isManager(person)) return null;
  const query = { process: 'colleague' };
  const total = await kit.ports.cases.count(query);
  const found = await kit.ports.cases.list({ ...query, skip: page * PAGE, limit: PAGE });
  const process = kit.cases.process('colleague');
  const now = kit.ports.clock.now();
  const named = (current: Case): Text => {
    const absence = absenceAt(current.context as Colleague, now);
    const name = { text: process.title(current) };
    return absence === undefined
      ? process.title(current)
      : t('colleagues.away', { name, until: periodOf(absence).to });
  };
  return {
    title: t('colleagues.title', { n: total }),
    lines: [],
    buttons: [
      ...found.map((current): Button[] => [
        { text: named(current), action: { do: 'view', view: 'case', arg: current.id } },
      ]),
      ...pager('colleagues', undefined, page, Math.ceil(total / PAGE)),
      [{ text: t('colleagues.invite'), action: { do: 'form', form: 'colleague.invite' } }],
    ],
  };
}

/** People of a client, each with the way to invite them to the partners' bot. */
export async function invitees(kit: Kit, visitor: Visitor, caseId: string): Promise<Screen | null> {
  const current = await kit.cases.load(caseId);
  if (current === null || visitor.door !== 'staff') return null;
  const process = kit.cases.process(current.process);
  if (viewerOf(process, visitor, current) === null) return null;
  const people = await kit.ports.people.ofParty(caseId);
  return {
    title: t('invitees.title', { case: { text: process.title(current) } }),
    lines: people.length === 0 ? [line(t('invitees.none'))] : [line(t('invitees.hint'))],
    buttons: [
      ...people.map((person): Button[] => {
        const linked = person.identities.some((i) => i.channel === 'telegram-partners');
        return [
          {
            text: t(linked ? 'invitees.linked' : 'invitees.person', { name: person.name }),
            action: { do: 'view', view: 'invite', arg: `${caseId}.${person.id}` },
          },
        ];
      }),
      [{ text: t('button.card'), action: { do: 'view', view: 'case', arg: caseId } }],
    ],
  };
}

/** A fresh invitation for one person, ready to be passed on. `arg` is `<case>.<person>`. */
export async function invitation(kit: Kit, visitor: Visitor, arg: string): Promise<Screen | null> {
  const asked = await invitable(kit, visitor, arg);
  if (asked === null) return null;
  const { person, isColleague } = asked;
  const { doors } = kit.ports;
  const slack: Button = { text: t('invitation.toSlack'), action: { do: 'view', view: 'slackinvite', arg } };
  const buttons = isColleague && doors.nameOf('slack') !== null ? [[slack]] : [];
  const channel: Channel = isColleague ? 'telegram-staff' : 'telegram-partners';
  const made = await invite(kit.ports, person, channel, visitor.person.id);
  if (made === null || !('link' in made)) return { lines: [line(t('invitation.noDoor'))], buttons };
  return {
    title: t('invitation.title', { name: person.name }),
    lines: [line(t('invitation.passOn', { until: { at: made.expiresAt, as: 'day' } }))],
    ...(person.phone === undefined ? {} : { hint: t('invitation.phone') }),
    buttons,
    forward: t(isColleague ? 'invitation.colleague' : 'invitation.partner', {
      name: person.name,
      link: made.link,
    }),
  };
}

/** The same for a colleague who will be in Slack: a code to be typed there. */
export async function slackInvitation(kit: Kit, visitor: Visitor, arg: string): Promise<Screen | null> {
  const asked = await invitable(kit, visitor, arg);
  if (asked === null || !asked.isColleague) return null;
  const { name } = asked.person;
  const app = kit.ports.doors.nameOf('slack');
  if (app === null) return { lines: [line(t('slack.noDoor'))], buttons: [] };
  if (!mayBeMadeBy(visitor.person.id, asked.person))
    return { lines: [line(t('invitation.ownCode', { name }))], buttons: [] };
  const made = await invite(kit.ports, asked.person, 'slack', visitor.person.id);
  if (made === null || !('code' in made)) return null;
  return {
    title: t('invitation.title', { name }),
    lines: [line(t('invitation.passOnCode', { until: { at: made.expiresAt } }))],
    hint: t('invitation.codeHint'),
    buttons: [],
    forward: t('invitation.slack', { name, app, code: made.code }),
  };
}

/** Whom `arg` (`<case>.<person>`) means, where this colleague may invite them. */
async function invitable(
  kit: Kit,
  visitor: Visitor,
  arg: string,
): Promise<{ person: Person; isColleague: boolean } | null> {
  const [caseId = '', personId = ''] = arg.split('.');
  const current = await kit.cases.load(caseId);
  const person = await kit.ports.people.get(personId);
  if (current === null || person === null || visitor.door !== 'staff') return null;
  const isColleague = current.process === 'colleague';
  const allowed = isColleague
    ? isManager(visitor.person) && (current.context as { person: string }).person === personId
    : keepsContacts(kit, visitor.person, current) && person.memberships.some((m) => m.partyId === caseId);
  return allowed && person.dismissedAt === undefined ? { person, isColleague } : null;
}

/** The part of an invitation that is passed on as it is: a message of its own. */
export function forwardable(screen: Screen): Screen {
  return { lines: screen.forward === undefined ? [] : [line(screen.forward)], buttons: [] };
}
