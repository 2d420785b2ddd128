import { beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../core/messages/message.ts';
import { message } from '../../core/messages/testing/message.ts';
import type { Ledger } from '../../core/ports/index.ts';
import { claim, hold, ids, sent } from './claiming.ts';
import { at } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeLedgerClaims(open: OpenTwo<Ledger>): void {
  describe('ledger', () => {
    let ledgers: TwoInstances<Ledger>;
    let ledger: Ledger;
    beforeEach(async () => {
      ledgers = await open();
      ledger = ledgers.here;
    });

    describe('claim', () => {
      it('takes the oldest that may go now and marks it', async () => {
        await ledger.enqueue(message('b', { personId: 'boris', createdAt: at('11:00') }));
        await ledger.enqueue(message('a', { createdAt: at('10:00') }));
        const claimed = await claim(ledger);
        expect(claimed).toEqual(
          message('a', { createdAt: at('10:00'), state: 'sending', attempts: 1, lockedUntil: at('12:01') }),
        );
        expect(await ledger.get('a')).toEqual(claimed);
        expect((await claim(ledger))?.id).toBe('b');
        expect(await claim(ledger)).toBeNull();
      });

      it('takes messages of one moment in the order in which they were enqueued', async () => {
        const names = ['m/9', 'm/10', 'm/1', 'm/2'];
        for (const id of names) await ledger.enqueue(message(id));
        for (const id of names) {
          expect((await claim(ledger))?.id).toBe(id);
          await ledger.markSent(id, sent);
        }
      });

      it('leaves what must wait and what goes through other channels', async () => {
        await ledger.enqueue(message('night', { notBefore: at('12:01') }));
        await ledger.enqueue(message('slack', { personId: 'boris', channel: 'slack' }));
        expect(await claim(ledger)).toBeNull();
        expect(await claim(ledger, { channel: 'email' })).toBeNull();
        expect((await claim(ledger, { now: at('12:01') }))?.id).toBe('night');
      });

      it('keeps a person in order: the next goes when the one before is accounted for', async () => {
        await ledger.enqueue(message('first', { createdAt: at('10:00') }));
        await ledger.enqueue(message('second', { createdAt: at('10:01') }));
        await claim(ledger);
        expect(await claim(ledgers.there)).toBeNull();
        await ledger.markSent('first', sent);
        expect((await claim(ledgers.there))?.id).toBe('second');
      });

      it('lets a person hear in one messenger while another is busy', async () => {
        await ledger.enqueue(message('first'));
        await ledger.enqueue(message('second', { channel: 'slack' }));
        expect(ids([await claim(ledger), await claim(ledger, { channel: 'slack' })])).toEqual([
          'first',
          'second',
        ]);
      });

      it('lets the others pass a person who is busy', async () => {
        for (let i = 0; i < 120; i++) await ledger.enqueue(message(`anna ${i}`));
        await ledger.enqueue(message('boris', { personId: 'boris', createdAt: at('11:00') }));
        await claim(ledger);
        expect((await claim(ledger))?.id).toBe('boris');
      });

      it('lets a newer message go while an older one waits for its hour', async () => {
        await ledger.enqueue(message('digest', { createdAt: at('10:00'), notBefore: at('18:00') }));
        await ledger.enqueue(message('answer', { createdAt: at('11:00') }));
        expect((await claim(ledger))?.id).toBe('answer');
      });

      it('never has two of one person sent at once, though two senders see different ones due', async () => {
        for (let round = 0; round < 10; round++) {
          const personId = `p${round}`;
          await ledger.enqueue(message(`${round} old`, { personId, notBefore: at('12:05') }));
          await ledger.enqueue(message(`${round} new`, { personId, createdAt: at('10:01') }));
          const claims = await Promise.all([claim(ledgers.here), claim(ledgers.there, { now: at('12:05') })]);
          const taken = claims.filter((one) => one !== null);
          expect(taken).toHaveLength(1);
          await ledger.markFailed(`${round} old`, 'over');
          await ledger.markFailed(`${round} new`, 'over');
        }
      });

      it('gives each message to one of many senders, and never two of one person at once', async () => {
        const people = ['anna', 'boris', 'vera', 'gleb'];
        for (let i = 0; i < 24; i++) {
          await ledger.enqueue(
            message(`m${i}`, { personId: people[i % 4] ?? '', createdAt: at(`10:${10 + i}`) }),
          );
        }
        const order: string[] = [];
        const busy = new Set<string>();
        const send = async (by: Ledger) => {
          while (order.length < 24) {
            const claimed = await claim(by);
            if (claimed === null) continue;
            expect(busy.has(claimed.personId)).toBe(false);
            busy.add(claimed.personId);
            order.push(claimed.id);
            await new Promise((resume) => setImmediate(resume));
            busy.delete(claimed.personId);
            await by.markSent(claimed.id, sent);
          }
        };
        await Promise.all([ledgers.here, ledgers.there, ledgers.here, ledgers.there].map(send));
        expect(new Set(order).size).toBe(24);
        for (const [i] of people.entries()) {
          const own = order.map((id) => Number(id.slice(1))).filter((n) => n % 4 === i);
          expect(own).toEqual([...own].sort((a, b) => a - b));
        }
      });
    });

    describe('holds', () => {
      const many = (count: number, change: (i: number) => Partial<Message> = () => ({})) =>
        ledger.enqueueAll(
          Array.from({ length: count }, (_, i) => message(`m${i}`, { personId: `p${i}`, ...change(i) })),
        );

      it('gives several at once, one of each person, oldest first; they stay queued', async () => {
        await many(5);
        await ledger.enqueue(message('m0 next', { personId: 'p0' }));
        const held = await hold(ledger, { most: 3 });
        expect(ids(held)).toEqual(['m0', 'm1', 'm2']);
        expect(held.every(({ state, attempts }) => state === 'queued' && attempts === 0)).toBe(true);
        expect(ids(await hold(ledger, { most: 9 }))).toEqual(['m3', 'm4']);
        expect(await hold(ledgers.there, { most: 9 })).toEqual([]);
      });

      it('lapse with their holder, who then cannot begin', async () => {
        await many(1);
        const [dead] = await hold(ledger);
        expect(await hold(ledgers.there, { wall: at('12:01') })).toHaveLength(1);
        expect(await ledger.begin(dead!, at('12:02'))).toBeNull();
        expect((await ledger.get('m0'))?.state).toBe('queued');
        expect(await ledger.abandoned(at('13:00'))).toEqual([]);
      });

      it('are let go, and only by their holder', async () => {
        await many(2);
        const held = await hold(ledger, { most: 2 });
        await ledger.release(held.map((one) => ({ ...one, heldBy: 'somebody else' })));
        expect(await hold(ledger, { most: 2 })).toEqual([]);
        await ledger.release(held);
        expect(ids(await hold(ledgers.there, { most: 2 }))).toEqual(['m0', 'm1']);
      });

      it('end with the beginning of the sending, which gives the message as it is by now', async () => {
        await ledger.enqueue(message('edit', { kind: 'edit', target: 'card', live: true }));
        const [held] = await hold(ledger);
        await ledger.enqueue(
          message('newer', { kind: 'edit', target: 'card', live: true, text: { key: 'newest' } }),
        );
        const begun = await ledger.begin(held!, at('12:01'));
        expect(begun).toMatchObject({ id: 'edit', text: { key: 'newest' }, state: 'sending', attempts: 1 });
        expect(begun).not.toHaveProperty('heldBy');
        expect(await ledger.begin(held!, at('12:01'))).toBeNull();
      });

      it('give way when another message of the person is being sent', async () => {
        await many(1, () => ({ createdAt: at('11:00') }));
        const [newer] = await hold(ledger);
        await ledger.enqueue(message('older', { personId: 'p0', createdAt: at('10:30') }));
        const [older] = await hold(ledgers.there, { wall: at('12:02') });
        expect(older?.id).toBe('older');
        await ledgers.there.begin(older!, at('12:05'));
        expect(await ledger.begin(newer!, at('12:05'))).toBeNull();
        await ledger.markSent('older', sent);
        expect(ids(await hold(ledger))).toEqual(['m0']);
      });

      it('give what is told to one before what is told to many, however old that is', async () => {
        await many(6, () => ({ urgency: 'broadcast', createdAt: at('09:00') }));
        await ledger.enqueue(message('task', { personId: 'p0' }));
        await ledger.enqueue(message('notice', { personId: 'boris' }));
        expect(ids(await hold(ledger, { most: 4 }))).toEqual(['task', 'notice', 'm1', 'm2']);
      });

      it('are shared by two instances without doubling', async () => {
        await many(60);
        const [here, there] = await Promise.all([
          hold(ledger, { most: 40 }),
          hold(ledgers.there, { most: 40 }),
        ]);
        const taken = [...ids(here), ...ids(there)];
        expect(new Set(taken).size).toBe(taken.length);
        expect(taken.length).toBeGreaterThanOrEqual(40);
      });
    });
  });
}
