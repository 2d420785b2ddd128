import { plusMs } from '../../calendar/index.ts';
import { minutesAfter } from './awards.ts';
import { askedCarriers, others } from './bids.ts';
import type { Joined, Offer } from './context.ts';
import { REMINDER_MINUTES } from './modes.ts';

/** Whom the wave of now asks, and until when it has the word for itself. */
export function windowOf(offer: Offer): { carriers: string[]; since: string; until: string } {
  const { waves, wave = 0, since = '', until, waveUntil = until, barred = [] } = offer;
  const carriers = (waves?.[wave]?.carriers ?? offer.carriers).filter((one) => !barred.includes(one));
  return { carriers, since, until: waveUntil };
}

export function hasNextWave({ waves = [], wave = 0 }: Offer): boolean {
  return wave + 1 < waves.length;
}

/** Groups in whose chats it stands by now: with the last ones of the plan, where they are asked one after another. */
export function postedIn(offer: Offer): string[] {
  return hasNextWave(offer) ? [] : (offer.chats ?? []);
}

/** Everybody who is asked now has declined: the next need not wait. */
export function isWaveOut(offer: Offer): boolean {
  const { declined } = others(offer);
  return hasNextWave(offer) && windowOf(offer).carriers.every((carrier) => declined.includes(carrier));
}

/** A wave is asked from this moment on; the end of the whole follows from what is left. */
export function asked(offer: Offer, wave: number, at: string): Offer {
  const { waves } = offer;
  if (waves === undefined) return { ...offer, since: at };
  const minutes = waves.slice(wave).map((one) => one.minutes);
  const until = minutesAfter(
    at,
    minutes.reduce((sum, one) => sum + one, 0),
  );
  const waveTimes = [...(offer.waveTimes ?? []), at];
  return { ...offer, wave, waveTimes, since: at, waveUntil: minutesAfter(at, minutes[0] ?? 0), until };
}

/** Whoever comes from a chat is asked with those whose turn it is. */
export function joined(offer: Offer, { carrier, chat }: Pick<Joined, 'carrier' | 'chat'>, at: string): Offer {
  const { carriers, waves, wave = 0 } = offer;
  return {
    ...offer,
    carriers: [...carriers, carrier],
    joined: [...(offer.joined ?? []), { carrier, chat, at }],
    ...(waves === undefined
      ? {}
      : {
          waves: waves.map((one, n) => (n === wave ? { ...one, carriers: [...one.carriers, carrier] } : one)),
        }),
  };
}

/** So many minutes more, from now on where the time is over already. */
export function extended(offer: Offer, minutes: number, at: string): Offer {
  const later = (moment: string) => minutesAfter(moment > at ? moment : at, minutes);
  const { waveUntil, until } = offer;
  return {
    ...offer,
    until: later(until),
    isDue: false,
    ...(waveUntil === undefined ? {} : { waveUntil: later(waveUntil) }),
  };
}

/** When those who are silent may be reminded again; undefined when they may now. */
export function nextReminder({ remindedAt, since }: Offer, at: string): string | undefined {
  const last = [remindedAt ?? '', since ?? ''].toSorted().at(-1) ?? '';
  const next = last === '' ? at : minutesAfter(last, REMINDER_MINUTES);
  return next > at ? next : undefined;
}

/** The moment at which a quarter of the window is left. */
export function quarterLeft(offer: Offer): string {
  const { since, until } = windowOf(offer);
  return plusMs(until, -(Date.parse(until) - Date.parse(since)) / 4);
}

/** Those who are silent and still have the word. */
export function silentNow(offer: Offer): string[] {
  const { silent } = others(offer);
  return askedCarriers(offer).filter((carrier) => silent.includes(carrier));
}
