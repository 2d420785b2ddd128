import type { Model } from 'mongoose';
import type { Channel } from '../../core/people/person.ts';
import { isDuplicateKey } from '../insert-once.ts';
import type { StoredMessage } from './ledger.model.ts';

type Candidate = Pick<StoredMessage, '_id' | 'personId' | 'channel'>;

/**
 * The oldest message that may go now, marked as being sent. A lane is a person in a channel; the first message of a
 * lane in order of age is the only one of it that may be taken, and a unique index keeps two instances from sending
 * in one lane at the same time.
 */
export async function claim(
  model: Model<StoredMessage>,
  channels: Channel[],
  now: string,
  lockedUntil: string,
): Promise<StoredMessage | null> {
  for (;;) {
    const result = await tryToClaim(model, channels, now, lockedUntil);
    if (result !== 'gone') return result;
  }
}

/** `gone`: a message left the queue while it was being claimed, so that its lane must be looked at again. */
async function tryToClaim(
  model: Model<StoredMessage>,
  channels: Channel[],
  now: string,
  lockedUntil: string,
): Promise<StoredMessage | null | 'gone'> {
  const inFlight = await model.find({ state: 'sending' }, { personId: 1, channel: 1 }).lean<Candidate[]>();
  const busy = new Set(inFlight.map(laneOf));
  const dueByAge = model
    .find(
      { state: 'queued', channel: { $in: channels }, notBefore: { $lte: now } },
      { personId: 1, channel: 1 },
    )
    .sort({ createdAt: 1, order: 1 });
  for await (const candidate of dueByAge.lean<Candidate[]>().cursor({ batchSize: 50 })) {
    const lane = laneOf(candidate);
    if (busy.has(lane)) continue;
    const result = await take(model, candidate._id, lockedUntil);
    if (result !== 'busy') return result;
    busy.add(lane);
  }
  return null;
}

async function take(
  model: Model<StoredMessage>,
  id: string,
  lockedUntil: string,
): Promise<StoredMessage | 'gone' | 'busy'> {
  const sending = { $set: { state: 'sending', lockedUntil }, $inc: { attempts: 1 } } as const;
  try {
    const taken = await model
      .findOneAndUpdate({ _id: id, state: 'queued' }, sending, { returnDocument: 'after' })
      .lean<StoredMessage>();
    return taken ?? 'gone';
  } catch (error) {
    if (isDuplicateKey(error)) return 'busy';
    throw error;
  }
}

function laneOf(message: Candidate): string {
  return JSON.stringify([message.personId, message.channel]);
}
