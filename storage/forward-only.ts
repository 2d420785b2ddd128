import type { Model, QueryFilter } from 'mongoose';
import { insertOnce } from './insert-once.ts';

/**
 * Writes a projection, unless the stored one is newer by `field`. Two writers may meet on a document that is not
 * there yet: the one whose insert loses compares again.
 */
export async function replaceUnlessNewer<T extends { _id: string }>(
  model: Model<T>,
  document: T,
  field: keyof T & string,
): Promise<void> {
  const notNewer = { _id: document._id, [field]: { $lte: document[field] } } as QueryFilter<T>;
  const replaced = await model.replaceOne(notNewer, document);
  if (replaced.matchedCount > 0) return;
  if (await insertOnce(model, document)) return;
  await model.replaceOne(notNewer, document);
}
