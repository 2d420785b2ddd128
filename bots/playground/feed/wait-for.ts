import type { Followed } from './event-feed.ts';

/** Looks until `done` holds, at every event; after `ms` gives what there is then. */
export function waitFor<T>(
  { events, closing }: Followed,
  look: () => T,
  done: (seen: T) => boolean,
  ms: number,
): Promise<T> {
  const first = look();
  if (ms <= 0 || done(first)) return Promise.resolve(first);
  return new Promise((resolve, reject) => {
    const stop = events.listen(() => {
      try {
        const seen = look();
        if (done(seen)) finish(seen);
      } catch (error) {
        clearTimeout(timer);
        stop();
        reject(error);
      }
    });
    const giveUp = () => finish(look());
    const timer = setTimeout(giveUp, ms);
    closing.addEventListener('abort', giveUp);
    const finish = (seen: T) => {
      clearTimeout(timer);
      closing.removeEventListener('abort', giveUp);
      stop();
      resolve(seen);
    };
  });
}
