import type { Case } from '../cases/case.ts';
import type { Effect } from '../cases/effect.ts';
import type { ActiveStage } from '../cases/stages.ts';
import type { Channel, Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { type Text, t } from '../texts/text.ts';
import { addressees, channelsOf, channelsTo, companiesMeant, companiesOf, mailOf, meant } from './address.ts';
import { broadcastKey } from './broadcast.ts';
import { canTaskWait, canTellingWait } from './can-wait.ts';
import { queued, taskButtons } from './compose.ts';
import { effectButtons } from './effect-button.ts';
import type { Letter, Message } from './message.ts';
import { named } from './names.ts';
import { thoseFor } from './purpose.ts';
import { saidTo } from './substitute.ts';
import { holderOf, tellUnreachable, tellUnreachableMany } from './unreachable.ts';

type Tell = Extract<Effect, { type: 'tell' }>;

/** A case with its process and the stages that are active in it. */
export interface Teller {
  process: Process;
  current: Case;
  stages: ActiveStage[];
}

/** One of those who hear, and by which channels. */
interface Hearer {
  to: Person;
  channels: Channel[];
}

/**
 * Puts what an effect tells into the ledger, for each of those meant by the channels that reach them. Companies of
 * which nobody can be reached are named to the holder of the case, unless it waits for that itself (`otherwise`).
 * False: nobody hears it.
 */
export async function tell(ports: Ports, teller: Teller, key: string, effect: Tell): Promise<boolean> {
  const { process, current } = teller;
  const text = await worded(ports, teller, effect.text, effect);
  const letter = await letterOf(ports, teller, key, effect);
  const hearers = await hearersOf(ports, teller, effect);
  const readers = hearers.map(({ to }) => to);
  const words = await saidTo(ports, process, current, effect.to, readers, text);
  await ports.ledger.enqueueAll(messages(ports, teller, key, effect, { words, letter, hearers }));
  if (hearers.length === 0 && effect.otherwise !== undefined) return false;
  const isMany = 'parties' in effect.to;
  const companies =
    letter === undefined && 'role' in effect.to ? [] : companiesMeant(process, current, effect.to);
  const heard = companiesOf(readers);
  const parties = companies.filter((party) => !heard.includes(party));
  const unheard = { text, ...(effect.letter === true ? { letter: effect.files ?? [] } : {}) };
  if (parties.length > 0 && isMany)
    await tellUnreachableMany(ports, process, current, key, { text, parties });
  else if (parties.length > 0) await tellUnreachable(ports, process, current, key, unheard);
  return hearers.length > 0;
}

function worded(ports: Ports, { process, current }: Teller, key: string, { params }: Tell): Promise<Text> {
  return named(ports, t(key, { case: { text: process.title(current) }, ...params }));
}

/** Undefined for what is told in chats only, and of which nobody wants to know whether it was heard. */
async function letterOf(
  ports: Ports,
  teller: Teller,
  key: string,
  effect: Tell,
): Promise<Letter | undefined> {
  const { letter, otherwise, to } = effect;
  if (letter === undefined && otherwise === undefined) return undefined;
  const from = holderOf(teller.process, teller.current);
  return {
    tell: key,
    parties: companiesMeant(teller.process, teller.current, to),
    ...(letter === undefined
      ? {}
      : { subject: await worded(ports, teller, `${effect.text}.subject`, effect) }),
    ...(from === undefined ? {} : { from }),
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}

async function hearersOf(
  { people, doors, clock }: Ports,
  { process, current }: Teller,
  { to, letter, otherwise, about }: Tell,
): Promise<Hearer[]> {
  const companies = companiesMeant(process, current, to);
  const forIt = (all: Hearer[]) => (about === undefined ? all : thoseFor(about, companies, all));
  if (letter === undefined && otherwise === undefined) {
    const found = await addressees(people, process, current, to, clock.now());
    return forIt(found.map((person) => ({ to: person, channels: channelsOf(person) })));
  }
  const isMailInUse = doors.nameOf('email') !== null;
  const reach = letter === undefined ? { isMailInUse } : { isMailInUse, letterTo: companies };
  const found = await meant(people, process, current, to, clock.now());
  const reached = found.map((person) => ({ to: person, channels: channelsTo(person, reach) }));
  return oneAMailbox(forIt(reached.filter(({ channels }) => channels.length > 0)));
}

/** Contacts with the same mailbox get one letter. */
function oneAMailbox(hearers: Hearer[]): Hearer[] {
  const mailboxes = new Set<string>();
  return hearers.flatMap(({ to, channels: all }) => {
    const mailbox = mailOf(to)?.toLowerCase() ?? '';
    const channels = all.filter((one) => one !== 'email' || !mailboxes.has(mailbox));
    if (channels.includes('email')) mailboxes.add(mailbox);
    return channels.length === 0 ? [] : [{ to, channels }];
  });
}

function messages(
  ports: Ports,
  { process, current, stages }: Teller,
  key: string,
  effect: Tell,
  { words, letter, hearers }: { words: Text[]; letter: Letter | undefined; hearers: Hearer[] },
): Message[] {
  const isBroadcast = 'parties' in effect.to || 'chat' in effect.to;
  const stage = stages.find(({ path }) => path === effect.stage);
  const until = stages.find(({ path }) => path === effect.until);
  const at = ports.clock.now();
  const common = {
    at,
    caseId: current.id,
    ...(stage === undefined ? {} : { stage }),
    ...(until === undefined ? {} : { until }),
    files: effect.files ?? [],
    ...(letter === undefined ? {} : { letter }),
    ...(isBroadcast ? { broadcast: broadcastKey(current.id, effect.text) } : {}),
  };
  const own = effectButtons(effect.buttons, current, ports);
  return hearers.flatMap(({ to, channels }, index) =>
    channels.flatMap((channel) => {
      const text = words[index] as Text;
      const buttons = stage === undefined ? own : [...own, ...taskButtons(process, current, stage, to, at)];
      const canWait =
        canTellingWait(effect) && (stage === undefined || canTaskWait(ports, process, current, stage, to));
      return queued({ ...common, id: `${key}/${to.id}`, to, text, channel, buttons, canWait });
    }),
  );
}
