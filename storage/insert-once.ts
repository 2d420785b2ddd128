import type { Model } from 'mongoose';

/** True when a unique index refused the write. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}

/** Inserts the document unless a unique index has it already; false when it has. */
export async function insertOnce<T extends { _id: string }>(model: Model<T>, document: T): Promise<boolean> {
  try {
    await model.insertMany([document]);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Inserts those documents that no unique index has yet. */
export async function insertNew<T extends { _id: string }>(model: Model<T>, documents: T[]): Promise<void> {
  try {
    await model.insertMany(documents, { ordered: false, throwOnValidationError: true });
  } catch (error) {
    if (!isDuplicateKey(error) || !refusals(error).every(isDuplicateKey)) throw error;
  }
}

function refusals(error: unknown): unknown[] {
  const { writeErrors = [] } = error as { writeErrors?: unknown[] };
  return writeErrors;
}
