import { line, type Output, type Screen, say, show } from '../messages/screen.ts';
import { type Redeemed, redeem, redeemByPhone, replaceAccount } from '../people/invitations.ts';
import type { Identity, Person } from '../people/person.ts';
import { t } from '../texts/text.ts';
import type { Incoming } from './incoming.ts';
import type { Kit, Visitor } from './kit.ts';
import { menu } from './screens/menu.ts';

/** What a stranger hears: how to get invited, and nothing else. */
function stranger(door: Visitor['door']): Screen {
  return { lines: [line(t(`stranger.${door}`))], buttons: [] };
}

/** Somebody whom the bot does not know: comes with an invitation, proves a phone, or is a stranger. */
export async function receive(kit: Kit, door: Visitor['door'], from: Incoming): Promise<Output[]> {
  const identity: Identity = { channel: from.channel, userId: from.userId, chatId: from.chatId };
  const { input } = from;
  if (input.kind === 'command' && input.name === 'start' && input.args !== '') {
    return admit(kit, door, from, identity, await redeem(kit.ports, input.args.trim(), identity));
  }
  if (input.kind === 'contact' && input.own) {
    const phone = input.phone.startsWith('+') ? input.phone : `+${input.phone}`;
    const redeemed = await redeemByPhone(kit.ports, phone, identity);
    if (redeemed.status === 'refused') return say(t('invitation.phoneDiffers'));
    return admit(kit, door, from, identity, redeemed);
  }
  return show(stranger(door));
}

/** The account is linked last: until then a repeat of the update comes here again and finishes what is missing. */
async function admit(
  kit: Kit,
  door: Visitor['door'],
  from: Incoming,
  identity: Identity,
  redeemed: Redeemed,
): Promise<Output[]> {
  if (redeemed.status === 'refused') return show(stranger(door));
  if (redeemed.status === 'prove-phone') {
    return show({ lines: [line(t('invitation.prove'))], buttons: [], askContact: t('invitation.share') });
  }
  const { person } = redeemed;
  if (person.locale === undefined && from.language !== undefined) {
    await kit.ports.people.update(person.id, { locale: from.language });
  }
  await tellCases(kit, person, from);
  if ((await replaceAccount(kit.ports, person, identity)) === 'taken') return show(stranger(door));
  return welcome({ person, door });
}

/** Also for somebody who is known by now and comes with the same invitation again. */
export function welcome({ person, door }: Visitor): Output[] {
  return [
    {
      kind: 'show',
      screen: {
        lines: [line(t('invitation.welcome', { name: person.name }))],
        buttons: [],
        dropKeyboard: true,
      },
    },
    { kind: 'show', screen: menu({ person, door }) },
  ];
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
