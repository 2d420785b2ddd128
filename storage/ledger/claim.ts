import { type Model, Types } from 'mongoose';
import type { Urgency } from '../../core/messages/message.ts';
import type { ClaimQuery } from '../../core/ports/index.ts';
import { isDuplicateKey } from '../insert-once.ts';
import type { StoredMessage } from './ledger.model.ts';

type Candidate = Pick<StoredMessage, '_id' | 'personId' | 'lockedUntil'>;

/** What is told to one goes before what is told to many. */
const IN_ORDER: Urgency[] = ['notice', 'broadcast'];

/**
 * Holds the oldest messages that may go now, the urgent before the rest. One of each person at most: the first in
 * order of age, and none while another is held or being sent. A broadcast never holds up what is told to one alone,
 * however old it is. Claims cost the same however many messages wait: candidates are read in the order of an index,
 * and only as many as are needed.
 */
export async function claim(model: Model<StoredMessage>, query: ClaimQuery): Promise<StoredMessage[]> {
  const chosen = await choose(model, query);
  if (chosen.length === 0) return [];
  const heldBy = new Types.ObjectId().toHexString();
  const free = [{ lockedUntil: { $exists: false } }, { lockedUntil: { $lte: query.wall } }];
  // Of two that choose the same message the later one finds it held.
  await model.updateMany(
    { _id: { $in: chosen }, state: 'queued', $or: free },
    { $set: { lockedUntil: query.lockedUntil, heldBy } },
  );
  const held = await model.find({ _id: { $in: chosen }, state: 'queued', heldBy }).lean<StoredMessage[]>();
  return held.sort((a, b) => chosen.indexOf(a._id) - chosen.indexOf(b._id));
}

async function choose(model: Model<StoredMessage>, query: ClaimQuery): Promise<string[]> {
  const { channel, most } = query;
  const sending = await model.find({ state: 'sending', channel }, { personId: 1 }).lean<Candidate[]>();
  const busy = sending.map(({ personId }) => personId);
  const rows = await Promise.all(IN_ORDER.map((urgency) => firstOfEach(model, { ...query, urgency, busy })));
  const spoken = new Set<string>();
  const free = rows.flat().filter(({ personId, isHeld }) => {
    if (spoken.has(personId)) return false;
    spoken.add(personId);
    return !isHeld;
  });
  return free.slice(0, most).map(({ _id }) => _id);
}

/** The oldest message of each person, until there are as many free ones as are wanted. */
async function firstOfEach(
  model: Model<StoredMessage>,
  { channel, urgency, now, wall, most, busy }: ClaimQuery & { urgency: Urgency; busy: string[] },
): Promise<(Candidate & { isHeld: boolean })[]> {
  const dueByAge = model
    .find({ state: 'queued', urgency, channel, notBefore: { $lte: now } }, { personId: 1, lockedUntil: 1 })
    .sort({ createdAt: 1, order: 1 });
  const passed = new Set(busy);
  const found: (Candidate & { isHeld: boolean })[] = [];
  let free = 0;
  for await (const candidate of dueByAge.lean<Candidate[]>().cursor({ batchSize: 50 })) {
    if (passed.has(candidate.personId)) continue;
    passed.add(candidate.personId);
    const isHeld = candidate.lockedUntil !== undefined && candidate.lockedUntil > wall;
    found.push({ ...candidate, isHeld });
    if (!isHeld && ++free === most) break;
  }
  return found;
}

/**
 * Marks a held message as being sent. A unique index keeps two instances from sending to one person at the same time:
 * then it is let go.
 */
export async function begin(
  model: Model<StoredMessage>,
  { id, heldBy, lockedUntil }: { id: string; heldBy: string | undefined; lockedUntil: string },
): Promise<StoredMessage | null> {
  const held = { _id: id, state: 'queued' as const, heldBy: heldBy ?? '' };
  const sending = {
    $set: { state: 'sending', lockedUntil },
    $inc: { attempts: 1 },
    $unset: { heldBy: 1 },
  } as const;
  try {
    return await model.findOneAndUpdate(held, sending, { returnDocument: 'after' }).lean<StoredMessage>();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await model.updateOne(held, { $unset: { lockedUntil: 1, heldBy: 1 } });
    return null;
  }
}
