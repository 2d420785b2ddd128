import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'secret-key';
const SHORTEST = 32;

/**
 * The company's secret: the configured one, or one that is made once and kept in the data directory, readable by its
 * owner only. Throws when the kept one is damaged.
 */
export async function loadSecretKey(dataDir: string, configured?: string): Promise<string> {
  if (configured !== undefined) return configured;
  const path = join(dataDir, FILE);
  const kept = await read(path);
  if (kept !== null) return kept;
  await mkdir(dataDir, { recursive: true });
  await create(path);
  const created = await read(path);
  if (created === null) throw new Error(`${path} is gone again: is the data directory being cleaned?`);
  return created;
}

async function read(path: string): Promise<string | null> {
  let key: string;
  try {
    key = (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  if (key.length < SHORTEST) {
    throw new Error(
      `${path} is damaged: restore it from a backup, or delete it and lose the links sent so far`,
    );
  }
  return key;
}

/** Whole or not at all; of two processes that start together the first one's key stays. */
async function create(path: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(32).toString('base64url'));
    await file.sync();
    await file.close();
    await link(temporary, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
