import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { message } from '../../core/messages/testing/message.ts';
import type { Store } from '../../storage/index.ts';
import type { LossyProxy } from './lossy-proxy.ts';
import { at, entry, obligation, person } from './samples.ts';

export interface Lossy {
  store: Store;
  proxy: LossyProxy;
  /** Commands of which the store said that their answer was lost. */
  reported: string[];
  close(): Promise<void>;
}

/** What holds when a write was carried out and nobody was told. */
export function describeLostAnswers(open: () => Promise<Lossy>): void {
  describe('a write whose answer was lost', () => {
    let lossy: Lossy;
    let store: Store;
    beforeEach(async () => {
      lossy = await open();
      store = lossy.store;
    });
    afterEach(() => lossy.close());

    /** Loses the answer to the write and says whether the caller was left without one. */
    async function losing(text: string, write: () => Promise<unknown>): Promise<void> {
      lossy.proxy.loseAnswerTo(text);
      await write().catch(() => undefined);
      expect(lossy.proxy.lost()).toBe(1);
    }

    it('is in the journal: the repeat is "taken", and its command finds it', async () => {
      const written = entry('order-1', 1, { commandId: 'press-of-anna' });
      await losing('press-of-anna', () => store.journal.append(written));
      expect(await store.journal.append(written)).toBe('taken');
      expect(await store.journal.byCommand('order-1', 'press-of-anna')).toEqual(written);
      expect(await store.journal.tail('order-1', 0)).toEqual([written]);
    });

    it('is reported', async () => {
      await losing('press-of-anna', () =>
        store.journal.append(entry('order-1', 1, { commandId: 'press-of-anna' })),
      );
      expect(lossy.reported).toEqual(['insert']);
    });

    it('may be repeated: the message is there once', async () => {
      await losing('order-1#1/0', () => store.ledger.enqueue(message('order-1#1/0')));
      await store.ledger.enqueue(message('order-1#1/0'));
      expect(await store.ledger.counts()).toMatchObject({ queued: 1 });
    });

    it('may be repeated: the obligation and the person are there once', async () => {
      await losing('promise', () => store.obligations.open(obligation('promise')));
      await store.obligations.open(obligation('promise'));
      expect(await store.obligations.ofCase('order-1')).toHaveLength(1);
      await store.people.create(person('anna'));
      await store.people.create(person('anna'));
      expect(await store.people.many(['anna'])).toHaveLength(1);
    });

    it('leaves a claimed message to those who look for dead senders', async () => {
      await store.ledger.enqueue(message('m'));
      const moments = { now: at('12:00'), wall: at('12:00'), lockedUntil: at('12:01') };
      const [held] = await store.ledger.claim({ channel: 'telegram-staff', most: 1, ...moments });
      await losing('findAndModify', () => store.ledger.begin(held!, at('12:01')));
      expect((await store.ledger.abandoned(at('12:02'))).map(({ id }) => id)).toEqual(['m']);
    });
  });
}
