import type { Rate } from '../messages/limits.ts';
import { after, UNUSED, waitFor } from '../messages/meter.ts';
import type { Ports } from '../ports/index.ts';
import type { Identity } from './person.ts';

/** Of codes that an account may try: five at once, and then one in ten minutes. There are 31^8 codes. */
const CODES: Rate = { perSecond: 1 / 600, burst: 5 };

/** Counts one more code that the account tries; 0, or the milliseconds for which it may try no other. */
export async function countAttempt(
  { meters, clock }: Pick<Ports, 'meters' | 'clock'>,
  { channel, userId }: Pick<Identity, 'channel' | 'userId'>,
): Promise<number> {
  const name = `codes/${channel}/${userId}`;
  for (;;) {
    const now = Date.parse(clock.now());
    const known = await meters.get(name);
    const wait = waitFor(1, known ?? UNUSED, CODES, now);
    if (wait > 0) return wait;
    if (await meters.swap(name, known, after(1, known ?? UNUSED, CODES, now))) return 0;
  }
}
