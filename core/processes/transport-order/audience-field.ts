import { localDateOf } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import type { About, Answers, Field, Ready } from '../../forms/form.ts';
import { t } from '../../texts/text.ts';
import { audience, type Candidate } from '../carrier/audience.ts';
import type { CarrierGroup } from '../carrier-group/facts.ts';
import { membersOf } from '../carrier-group/members.ts';
import { pastOf, wantedFor } from '../trip/lane.ts';
import type { TransportOrder } from './context.ts';

/** More than these are asked by ticking them oneself. */
const PROPOSED = 10;

/** Carriers for the order that were not asked yet, the likeliest first. */
function candidates({ current, beside, now, zone }: About): Candidate[] {
  const { request, offers = [] } = (current?.context ?? {}) as Partial<TransportOrder>;
  if (request === undefined) return [];
  const asked = new Set(offers.flatMap(({ carriers }) => carriers));
  const drove = pastOf(beside.lane, request).map(({ carrier }) => carrier);
  const all = audience(wantedFor(request), beside.carriers ?? [], drove, localDateOf(now, zone));
  return all.filter(({ id }) => !asked.has(id));
}

/** Those for whom something speaks; undefined where that is nobody, and they are chosen by hand. */
function proposed(about: About): string[] | undefined {
  const found = candidates(about).filter(({ worth }) => worth > 0);
  return found.length === 0 ? undefined : found.slice(0, PROPOSED).map(({ id }) => id);
}

/** A carrier to tick, with what speaks for it and against it. */
export function asReady({ id, reasons, warnings }: Candidate): Ready {
  return {
    value: id,
    label: t('party', { name: { party: id } }),
    why: [...reasons, ...warnings.map((text) => t('carrier.why.warning', { text: { text } }))],
  };
}

/** Whole groups, ticked with one press: those of them who may be asked. */
function groups(about: About): Ready[] {
  const { carriers = [], groups: known = [] } = about.beside;
  const open = new Set(candidates(about).map(({ id }) => id));
  return known.flatMap(({ id, context }) => {
    const group = context as CarrierGroup;
    const members = membersOf(group, carriers).filter((member) => open.has(member));
    const label = t('carrier-group.whole', { name: group.name, n: members.length });
    return members.length === 0 ? [] : [{ key: id, value: members, label }];
  });
}

/** S0-31: whom to ask, proposed with reasons and open to change before anything is sent. */
export const AUDIENCE: Field = {
  key: 'carriers',
  kind: 'carriers',
  usual: proposed,
  ready: (about) => [...groups(about), ...candidates(about).map(asReady)],
};

/** Groups of carriers that have a chat in which the request can be posted as well; not asked where there are none. */
export const CHATS: Field = {
  key: 'chats',
  kind: 'cases',
  optional: true,
  among: { process: 'carrier-group', stages: ['live'], fits: hasChat },
  usual: ({ beside }) => ((beside.groups ?? []).some(hasChat) ? undefined : null),
};

function hasChat({ context }: Case): boolean {
  return (context as CarrierGroup).chat !== undefined;
}

/** It is posted in a chat, so that nobody has to be asked by name. */
export function isPosted({ chats }: Answers): boolean {
  return Array.isArray(chats) && chats.length > 0;
}
