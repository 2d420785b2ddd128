import { queued } from '../messages/compose.ts';
import { takeLeave } from '../messages/farewell.ts';
import { named } from '../messages/names.ts';
import { line, type Output, say, show } from '../messages/screen.ts';
import { readCode } from '../people/codes.ts';
import { type Redeemed, redeem, redeemByPhone, replaceAccount } from '../people/invitations.ts';
import { hasAccount, type Identity, isStaffChannel, type Person, STAFF_CHANNELS } from '../people/person.ts';
import { t } from '../texts/text.ts';
import type { Incoming } from './incoming.ts';
import type { Kit, Visitor } from './kit.ts';
import { menu } from './screens/menu.ts';
import { notify } from './screens/notify.ts';

/** What a stranger hears: how to get invited, and nothing else. */
export function stranger(door: Visitor['door'], { channel }: Pick<Incoming, 'channel'>): Output[] {
  return say(t(channel === 'slack' ? 'stranger.slack' : `stranger.${door}`));
}

/** Somebody whom the bot does not know: comes with an invitation, proves a phone, or is a stranger. */
export async function receive(kit: Kit, door: Visitor['door'], from: Incoming): Promise<Output[]> {
  const identity: Identity = { channel: from.channel, userId: from.userId, chatId: from.chatId };
  const { input } = from;
  const secret = secretIn(from);
  if (secret !== null) return admit(kit, door, from, identity, await redeem(kit.ports, secret, identity));
  if (input.kind === 'contact' && input.own) {
    const phone = input.phone.startsWith('+') ? input.phone : `+${input.phone}`;
    const redeemed = await redeemByPhone(kit.ports, phone, identity);
    if (redeemed.status === 'refused') return say(t('invitation.phoneDiffers'));
    return admit(kit, door, from, identity, redeemed);
  }
  return stranger(door, from);
}

/** What came with the link; in Slack also a message that is nothing but a code. */
function secretIn({ channel, input }: Incoming): string | null {
  if (input.kind === 'command' && input.name === 'start') return input.args.trim() || null;
  return channel === 'slack' && input.kind === 'text' ? readCode(input.text) : null;
}

/** The account is linked last: until then a repeat of the update comes here again and finishes what is missing. */
async function admit(
  kit: Kit,
  door: Visitor['door'],
  from: Incoming,
  identity: Identity,
  redeemed: Redeemed,
): Promise<Output[]> {
  if (redeemed.status === 'wait') return say(t('invitation.wait', { until: { at: redeemed.until } }));
  if (redeemed.status === 'refused')
    return from.channel === 'slack' ? say(t('invitation.wrongCode')) : stranger(door, from);
  if (redeemed.status === 'prove-phone') {
    return show({ lines: [line(t('invitation.prove'))], buttons: [], askContact: t('invitation.share') });
  }
  const { person } = redeemed;
  if (person.locale === undefined && from.language !== undefined) {
    await kit.ports.people.update(person.id, { locale: from.language });
  }
  await tellCases(kit, person, from);
  await tellMaker(kit.ports, redeemed, identity);
  const leave = isStaffChannel(identity.channel)
    ? (now: Person) => leaveOlder(kit.ports, now, identity)
    : undefined;
  if ((await replaceAccount(kit.ports, person, identity, leave)) === 'taken') return stranger(door, from);
  const known = (await kit.ports.people.get(person.id)) ?? person;
  const visitor: Visitor = { person: known, door, channel: from.channel };
  // Whoever is in two messengers now is asked where to write.
  const isInBoth = STAFF_CHANNELS.every((channel) => hasAccount(known, channel));
  const where = isInBoth ? await notify(kit, visitor) : null;
  return [...welcome(kit, visitor), ...(where === null ? [] : show(where))];
}

/** A colleague's older account in the same messenger is closed in due form. */
async function leaveOlder(ports: Kit['ports'], person: Person, { channel, userId }: Identity): Promise<void> {
  const words = t('account.replaced');
  await takeLeave(ports, person, { channel, but: userId, words, key: `replaced/${person.id}/${userId}` });
}

/** Also for somebody who is known by now and comes with the same invitation again. */
export function welcome(kit: Kit, visitor: Visitor): Output[] {
  const hello = t('invitation.welcome', { name: visitor.person.name });
  return [
    { kind: 'show', screen: { lines: [line(hello)], buttons: [], dropKeyboard: true } },
    { kind: 'show', screen: menu(kit, visitor) },
  ];
}

/** Nobody proves who types a code: whoever made it hears that an account took it, and can undo that. */
async function tellMaker(
  ports: Kit['ports'],
  { person, invite }: Extract<Redeemed, { status: 'accepted' }>,
  { channel, userId }: Identity,
): Promise<void> {
  const { id, createdBy } = invite;
  const [to] = channel === 'slack' && createdBy !== null ? await ports.people.many([createdBy]) : [];
  if (to === undefined) return;
  const text =
    to.id === person.id
      ? t('slack.linkedYours', { account: userId })
      : t('slack.linkedTheirs', { who: { person: person.id }, account: userId });
  const button = { text: t('slack.notThem'), action: { do: 'view' as const, view: 'slack', arg: person.id } };
  const said = await named(ports, text);
  await ports.ledger.enqueueAll(
    queued({ id: `code/${id}`, to, text: said, at: ports.clock.now(), buttons: [button] }),
  );
}

/** Those who invited are told: in the colleague's case, or in the cases of the companies that a partner speaks for. */
async function tellCases(kit: Kit, person: Person, from: Incoming): Promise<void> {
  const common = { commandId: `joined/${person.id}/${from.userId}`, doer: null, channel: from.channel };
  if (person.roles.length > 0) {
    const found = await kit.ports.cases.list({ process: 'colleague', person: person.id, limit: 1 });
    const own = found[0];
    if (own !== undefined) {
      await kit.cases.handle({
        ...common,
        // Whoever was given access again joins anew, even from the same account.
        commandId: `${common.commandId}/${own.stages.invited?.seq ?? 0}`,
        process: 'colleague',
        caseId: own.id,
        fact: { type: 'colleagueJoined' },
      });
    }
    return;
  }
  for (const { partyId } of person.memberships) {
    const party = await kit.cases.load(partyId);
    if (party === null) continue;
    const fact = { type: 'contactJoined', person: person.id };
    await kit.cases.handle({ ...common, process: party.process, caseId: partyId, fact });
  }
}
