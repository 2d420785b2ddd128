/**
 * Works on many things, so many at a time, and gives what came of each in their order. Throws the first failure once
 * nothing is under way any more.
 */
export async function abreast<T, R>(things: T[], most: number, work: (thing: T) => Promise<R>): Promise<R[]> {
  const came: R[] = [];
  const waiting = things.entries();
  const turns = Array.from({ length: most }, async () => {
    for (const [n, thing] of waiting) came[n] = await work(thing);
  });
  const ended = await Promise.allSettled(turns);
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  return came;
}
