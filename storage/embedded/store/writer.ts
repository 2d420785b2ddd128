import { statfs } from 'node:fs/promises';
import type { RootDatabase } from 'lmdb';
import { ServerError } from '../errors.ts';

/** Longest time, in milliseconds, that one write transaction keeps the event loop. */
export const SLICE_MS = 8;

interface Job {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Outcome {
  readonly job: Job;
  readonly value?: unknown;
  readonly error?: unknown;
}

/**
 * Runs write jobs one after another inside write transactions. Jobs that wait at the same time share one transaction
 * and one flush; a job's promise settles only after the flush, so what was acknowledged is on the disk.
 */
export class Writer {
  private readonly root: RootDatabase<Buffer, Buffer>;
  private readonly path: string;
  private readonly onLost: () => void;
  private readonly queue: Job[] = [];
  private running: Promise<void> | undefined;

  /**
   * @param path folder of the store, for telling whether its disk is full
   * @param onLost called when a transaction could not be committed, so that caches can be read again
   */
  constructor(root: RootDatabase<Buffer, Buffer>, path: string, onLost: () => void) {
    this.root = root;
    this.path = path;
    this.onLost = onLost;
  }

  /** Runs a job in a write transaction; it must not await. Its own error does not disturb other jobs. */
  submit<T>(run: () => T): Promise<T> {
    const result = new Promise<T>((resolve, reject) => {
      this.queue.push({ run, resolve: resolve as (value: unknown) => void, reject });
    });
    this.running ??= this.drain();
    return result;
  }

  /** Resolves when every submitted job has settled. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      const outcomes: Outcome[] = [];
      try {
        await this.root.childTransaction(() => this.runSlice(outcomes));
      } catch (error) {
        this.onLost();
        const failure = await storageError(error, this.path);
        for (const { job } of outcomes) job.reject(failure);
        if (outcomes.length === 0) for (const job of this.queue.splice(0)) job.reject(failure);
        continue;
      }
      for (const outcome of outcomes) settle(outcome);
    }
    this.running = undefined;
  }

  private runSlice(outcomes: Outcome[]): void {
    const deadline = performance.now() + SLICE_MS;
    do {
      const job = this.queue.shift();
      if (!job) return;
      try {
        outcomes.push({ job, value: job.run() });
      } catch (error) {
        outcomes.push({ job, error });
        // Anything but an answer to the client means that half a job may have been written.
        if (!(error instanceof ServerError)) throw error;
      }
    } while (performance.now() < deadline);
  }
}

function settle({ job, value, error }: Outcome): void {
  if (error) job.reject(error);
  else job.resolve(value);
}

/** Below this many free bytes a failed write is put down to the full disk; LMDB reports it as an input/output error. */
const FULL_BELOW = 32 * 1024 * 1024;

/** Says in plain words what went wrong; a full disk is the usual cause. */
async function storageError(error: unknown, path: string): Promise<ServerError> {
  const cause = await commitCause(error);
  const text = cause instanceof Error ? cause.message : String(cause);
  const { bavail, bsize } = await statfs(path);
  if (bavail * bsize < FULL_BELOW) {
    return new ServerError(
      'OutOfDiskSpace',
      `The disk is full, the write was not stored: free some space at ${path} (${text})`,
    );
  }
  return new ServerError('InternalError', `The write was not stored: ${text}`);
}

/** lmdb tells the reason of a failed commit through a promise on the error. */
async function commitCause(error: unknown): Promise<unknown> {
  const reason = (error as { commitError?: Promise<unknown> }).commitError;
  if (!reason) return error;
  return reason.then(
    () => error,
    (cause: unknown) => cause,
  );
}
