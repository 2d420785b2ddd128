import type { Case } from '../cases/case.ts';
import { viewerOf } from '../cases/rights.ts';
import { takeIn } from '../files/intake.ts';
import { type Button, line, type Output, replaced, say, show } from '../messages/screen.ts';
import { type Text, t } from '../texts/text.ts';
import type { Incoming } from './incoming.ts';
import type { Kit, Visitor } from './kit.ts';
import { mayBring } from './rights.ts';

const OFFERED = 6;

/**
 * Whatever a known person writes, says or sends outside a form is kept with its case and shown to the one who holds
 * it. Which case: that of the message it replies to; the only open one; else the company's own, and the sender is
 * asked whether it belongs to one of the orders.
 */
export async function letter(kit: Kit, visitor: Visitor, from: Incoming): Promise<Output[]> {
  const { ports } = kit;
  const files: string[] = [];
  let refusedFile: Text | undefined;
  const { input } = from;
  if (input.kind === 'file') {
    const taken = await takeIn(ports, input.file, visitor.person.id, from.updateId);
    // A partner's words beside a file that will not do are passed on all the same; a colleague had only the file.
    if ('problem' in taken && (input.caption === '' || visitor.door === 'staff')) return say(taken.problem);
    if ('problem' in taken) refusedFile = taken.problem;
    else files.push(taken.file.id);
  }
  const text = wordsOf(input);
  const id = ports.crypto.sha256(from.updateId).slice(0, 12);
  const places = await possibleCases(kit, visitor, from);
  const home = places.sure ?? places.open[0];
  if (home === undefined) return say(t('letter.nowhere'));
  await ports.inbox.keep({ id, personId: visitor.person.id, text, files, at: ports.clock.now() });
  if (visitor.door === 'staff') {
    if (places.sure === undefined) return offer(kit, id, places.open, t('letter.whereStaff'));
    const refused = await file(kit, visitor, from, id, places.sure);
    return say(refused ?? t('letter.filed', { case: { text: kit.cases.process(home.process).title(home) } }));
  }
  const refused = await file(kit, visitor, from, id, home);
  if (refused !== null) return say(refused);
  const passedOn = t('letter.passedOn', { case: { text: kit.cases.process(home.process).title(home) } });
  const holderText =
    refusedFile === undefined
      ? passedOn
      : t('letter.onlyWords', { problem: { text: refusedFile }, passedOn: { text: passedOn } });
  if (places.sure !== undefined || places.open.length < 2) {
    const buttons = meant(kit, visitor, home, id, files).map((button) => [button]);
    return show({ lines: [line(holderText)], buttons });
  }
  return offer(kit, id, places.open.slice(1), holderText);
}

function wordsOf(input: Incoming['input']): string {
  if (input.kind === 'text') return input.text;
  if (input.kind === 'file') return input.caption;
  if (input.kind === 'contact') return `${input.name} ${input.phone}`;
  if (input.kind === 'location') return `${input.latitude.toFixed(5)}, ${input.longitude.toFixed(5)}`;
  return '';
}

/** The case a reply points to, else the open cases of the sender's companies, the company's own first. */
async function possibleCases(
  kit: Kit,
  visitor: Visitor,
  from: Incoming,
): Promise<{ sure?: Case; open: Case[] }> {
  const { input } = from;
  const replyTo = 'replyTo' in input ? input.replyTo : undefined;
  if (replyTo !== undefined) {
    const answered = await kit.ports.ledger.byCopy(from.channel, from.chatId, replyTo);
    const known = answered?.caseId === undefined ? null : await kit.cases.load(answered.caseId);
    if (known !== null) return { sure: known, open: [known] };
  }
  if (visitor.door === 'staff') {
    const held = { person: visitor.person.id, closed: false, limit: OFFERED };
    const orders = await kit.ports.cases.list({ process: 'transport-order', ...held });
    const deals = await kit.ports.cases.list({ process: 'deal', ...held });
    const clients = await kit.ports.cases.list({ process: 'client', ...held });
    return { open: [...orders, ...deals, ...clients].slice(0, OFFERED * 2) };
  }
  const partyIds = visitor.person.memberships.map((m) => m.partyId);
  const companies = await Promise.all(partyIds.map((id) => kit.cases.load(id)));
  const underWay = await workOf(kit, visitor, partyIds);
  const open = [...companies.filter((c) => c !== null), ...underWay];
  // With a single one under way there is nothing to ask: that is what people write about.
  const only = underWay.length === 1 ? underWay[0] : undefined;
  return only === undefined ? { open } : { sure: only, open };
}

/** What a partner is busy with: a client with its orders and deals, a carrier and a driver with their trips. */
async function workOf(kit: Kit, visitor: Visitor, partyIds: string[]): Promise<Case[]> {
  const open = { partyIds, closed: false, limit: OFFERED };
  const found = [
    ...(await kit.ports.cases.list({ process: 'transport-order', ...open })),
    ...(await kit.ports.cases.list({ process: 'deal', ...open })),
    ...(await kit.ports.cases.list({ process: 'trip', ...open })),
  ];
  return found.filter((one) => {
    const viewer = viewerOf(kit.cases.process(one.process), visitor, one);
    return viewer !== null && (one.process === 'trip') === (viewer !== 'client');
  });
}

/** Forms that want files, of the stages where a case stands now: what was just sent may be meant for them. */
function meant(kit: Kit, { person }: Visitor, place: Case, item: string, files: string[]): Button[] {
  if (files.length === 0) return [];
  const process = kit.cases.process(place.process);
  return kit.cases.stagesOf(place).flatMap(({ meta }) =>
    meta.buttons.flatMap(({ fact, form: name }): Button[] => {
      const form = process.forms.find((one) => one.name === name);
      if (name === undefined || form?.takesFiles !== true || !mayBring(kit, person, place, fact)) return [];
      const text = t('letter.isMeant', { form: { text: t(`${process.name}.form.${name}`) } });
      return [{ text, action: { do: 'form', form: name, caseId: place.id, arg: item } }];
    }),
  );
}

async function offer(kit: Kit, item: string, places: Case[], text: Text): Promise<Output[]> {
  const buttons = places.slice(0, OFFERED * 2).map((place) => [
    {
      text: kit.cases.process(place.process).title(place),
      action: { do: 'file' as const, item, caseId: place.id },
    },
  ]);
  const question = buttons.length === 0 ? [] : [line(t('letter.which'))];
  return show({ lines: [line(text), ...question], buttons });
}

/** Puts a message with its case: once, however often the button is pressed. */
async function file(
  kit: Kit,
  visitor: Visitor,
  from: Incoming,
  itemId: string,
  place: Case,
): Promise<Text | null> {
  const item = await kit.ports.inbox.get(itemId);
  if (item === null || item.personId !== visitor.person.id) return t('refusal.no-such-message');
  const fact =
    visitor.door === 'partners'
      ? { type: 'messageReceived', item: itemId, files: item.files }
      : { type: 'filesAdded', files: item.files };
  const outcome = await kit.cases.handle({
    commandId: `letter/${itemId}`,
    process: place.process,
    caseId: place.id,
    fact,
    doer: visitor.person,
    channel: from.channel,
  });
  return outcome.status === 'refused' ? outcome.refusal.text : null;
}

/** The sender said which case the message belongs to. */
export async function fileLetter(
  kit: Kit,
  visitor: Visitor,
  from: Incoming,
  action: { item: string; caseId: string },
): Promise<Output[]> {
  const place = await kit.cases.load(action.caseId);
  if (place === null) return [{ kind: 'toast', text: t('refusal.no-such-case') }];
  const assigned = await kit.ports.inbox.assign(action.item, action.caseId);
  if (!assigned) {
    // It was filed elsewhere before, perhaps with a crash in between: there it is finished.
    const item = await kit.ports.inbox.get(action.item);
    const before = item?.caseId === undefined ? null : await kit.cases.load(item.caseId);
    if (before !== null) await file(kit, visitor, from, action.item, before);
    return [{ kind: 'toast', text: t('letter.filedBefore') }, { kind: 'strip' }];
  }
  const refused = await file(kit, visitor, from, action.item, place);
  const text =
    refused ?? t('letter.filed', { case: { text: kit.cases.process(place.process).title(place) } });
  return replaced(text);
}
