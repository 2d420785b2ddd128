import { type Environment, writeNow } from './environment.ts';

/** Version of the layout of records, keys and catalog. Raised whenever an older engine could misread the data. */
const FORMAT = 'caravan-embedded/1';

const KEY = Buffer.from('format');

/** Marks a new store with the format, and refuses one written by another version of the engine. */
export function checkFormat(env: Environment): void {
  const stored = env.meta.get(KEY)?.toString();
  if (stored === undefined) {
    writeNow(env, () => {
      void env.meta.put(KEY, Buffer.from(FORMAT));
    });
    return;
  }
  if (stored !== FORMAT) {
    throw new Error(
      `The data directory holds a store of format '${stored}', but this version of Caravan reads '${FORMAT}'. ` +
        'Start the version that wrote it, or export the data with that version and import it here.',
    );
  }
}
