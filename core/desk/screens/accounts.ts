import { takeLeave } from '../../messages/farewell.ts';
import { type Button, line, type Screen } from '../../messages/screen.ts';
import { invite } from '../../people/invitations.ts';
import { hasAccount, type Person, STAFF_CHANNELS } from '../../people/person.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { isManager } from './people.ts';

/**
 * `/slack`: a code that links one's own Slack, or what is linked and the way to unlink it. Of a colleague (`arg` is a
 * person's id) those who lead see it too.
 */
export async function slackAccount(kit: Kit, visitor: Visitor, arg?: string): Promise<Screen | null> {
  const person = await whose(kit, visitor, arg);
  if (person === null) return null;
  const app = kit.ports.doors.nameOf('slack');
  if (app === null) return { lines: [line(t('slack.noDoor'))], buttons: [] };
  if (hasAccount(person, 'slack')) return linked(visitor, person);
  if (person.id !== visitor.person.id)
    return { title: t('slack.titleOf', { name: person.name }), lines: [line(t('slack.none'))], buttons: [] };
  const made = await invite(kit.ports, person, 'slack', person.id);
  if (made === null || !('code' in made)) return null;
  return {
    title: t('slack.title'),
    lines: [
      line(t('slack.steps', { app, code: made.code })),
      'gap',
      line(t('slack.until', { until: { at: made.expiresAt } })),
    ],
    hint: t('slack.hint'),
    buttons: [],
  };
}

function linked(visitor: Visitor, person: Person): Screen {
  const isOwn = person.id === visitor.person.id;
  const unlink: Button = { text: t('slack.unlink'), action: { do: 'view', view: 'unlink', arg: person.id } };
  return {
    title: isOwn ? t('slack.title') : t('slack.titleOf', { name: person.name }),
    lines: [line(t(isOwn && isOnlyAccount(person) ? 'slack.onlyOne' : 'slack.isLinked'))],
    buttons: isOwn && isOnlyAccount(person) ? [] : [[unlink]],
  };
}

/** Takes the Slack account away from the person at once. One's own only door stays open. */
export async function unlinkSlack(kit: Kit, visitor: Visitor, arg: string): Promise<Screen | null> {
  const person = await whose(kit, visitor, arg);
  if (person === null) return null;
  const isOwn = person.id === visitor.person.id;
  if (isOwn && isOnlyAccount(person)) return linked(visitor, person);
  const words = t(isOwn ? 'slack.farewell' : 'account.closed');
  const key = `unlinked/${kit.ports.ids.next(12)}`;
  await takeLeave(kit.ports, person, { channel: 'slack', words, key });
  return {
    lines: [line(isOwn ? t('slack.unlinked') : t('slack.unlinkedOf', { name: person.name }))],
    buttons: isOwn
      ? [[{ text: t('slack.linkAgain'), action: { do: 'view', view: 'slack', arg: person.id } }]]
      : [],
  };
}

/** `/telegram`: the way from another messenger into the bot. */
export async function telegramAccount(kit: Kit, { person }: Visitor): Promise<Screen> {
  if (hasAccount(person, 'telegram-staff')) return { lines: [line(t('telegram.isLinked'))], buttons: [] };
  const made = await invite(kit.ports, person, 'telegram-staff', person.id);
  if (made === null || !('link' in made)) return { lines: [line(t('invitation.noDoor'))], buttons: [] };
  return {
    title: t('telegram.title'),
    lines: [line(t('telegram.steps', { link: made.link, until: { at: made.expiresAt, as: 'day' } }))],
    ...(person.phone === undefined ? {} : { hint: t('invitation.phone') }),
    buttons: [[{ text: t('telegram.open'), action: { do: 'open', url: made.link } }]],
  };
}

/** Oneself, or for those who lead a colleague; null for anybody else. */
async function whose({ ports }: Kit, { person }: Visitor, id = person.id): Promise<Person | null> {
  if (id === person.id) return person;
  const other = isManager(person) ? await ports.people.get(id) : null;
  return other !== null && other.roles.length > 0 ? other : null;
}

function isOnlyAccount(person: Person): boolean {
  return STAFF_CHANNELS.filter((channel) => hasAccount(person, channel)).length < 2;
}
