import { beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../core/messages/message.ts';
import type { ClaimQuery, Ledger } from '../../core/ports/index.ts';
import { at, message } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeLedgerContract(open: OpenTwo<Ledger>): void {
  describe('ledger', () => {
    let ledgers: TwoInstances<Ledger>;
    let ledger: Ledger;
    const ids = (found: (Message | null)[]) => found.map((one) => one?.id ?? null);
    const query = (change: Partial<ClaimQuery> = {}): ClaimQuery => ({
      channel: 'telegram-staff',
      now: at('12:00'),
      wall: at('12:00'),
      lockedUntil: at('12:01'),
      most: 1,
      ...change,
    });
    const hold = (change: Partial<ClaimQuery> = {}, by = ledger) => by.claim(query(change));
    /** Holds the next message and begins to send it. */
    const claim = async (by = ledger, change: Partial<ClaimQuery> = {}) => {
      const [held] = await hold(change, by);
      return held === undefined ? null : by.begin(held, at('12:01'));
    };
    const sent = { at: at('12:00'), chatId: 'c1', messageId: '7', caption: false, live: true };
    const state = async (id: string) => (await ledger.get(id))?.state;
    beforeEach(async () => {
      ledgers = await open();
      ledger = ledgers.here;
    });

    it('gives back a message as enqueued, and a repeat changes nothing', async () => {
      const card = message('order-1#1/0', {
        caseId: 'order-1',
        stage: 'working.settlement',
        stageSeq: 1,
        buttons: [
          { text: { key: 'ok' }, action: { do: 'move', caseId: 'order-1', seq: 1, event: 'loaded' } },
        ],
        live: true,
        files: ['f1'],
      });
      await ledger.enqueue(card);
      await ledgers.there.enqueue(message('order-1#1/0', { text: { key: 'other' } }));
      expect(await ledger.get(card.id)).toEqual(card);
      expect(await ledger.list({ limit: 10 })).toHaveLength(1);
      expect(await ledger.get('unknown')).toBeNull();
    });

    it('holds back what is for a digest, tells for whom and since when, and lets it go', async () => {
      const held = { urgency: 'digest' as const, live: true };
      await ledger.enqueueAll([
        message('later', { ...held, createdAt: at('11:00') }),
        message('first', { ...held, createdAt: at('10:30') }),
        message('slack', { ...held, channel: 'slack' }),
        message('notice'),
      ]);
      expect((await hold({ most: 10 })).map(({ id }) => id)).toEqual(['notice']);
      expect((await ledgers.there.gathered()).toSorted((a, b) => b.since.localeCompare(a.since))).toEqual([
        { personId: 'anna', channel: 'telegram-staff', since: at('10:30') },
        { personId: 'anna', channel: 'slack', since: at('10:00') },
      ]);
      const ofAnna = await ledger.gatheredFor('anna', 'telegram-staff');
      expect(ofAnna.map(({ id }) => id)).toEqual(['first', 'later']);
      await ledger.letGo('later');
      await ledger.markExpired('first');
      await ledger.markExpired('slack');
      expect(await ledger.gathered()).toEqual([]);
      expect(await ledger.get('later')).toMatchObject({ urgency: 'notice', state: 'queued' });
    });

    it('finds what has live buttons in a person’s chats of one messenger', async () => {
      const account = { userId: 'U1', chatId: 'D1' };
      await ledger.enqueue(message('waits', { live: true, account }));
      await ledger.enqueue(message('slack', { live: true, channel: 'slack' }));
      await ledger.enqueue(message('m', { live: true }));
      await ledger.markSent('slack', { ...sent, messageId: '8' });
      await ledger.markSent('m', sent);
      const live = await ledgers.there.liveOfPerson('anna', 'telegram-staff');
      expect(live.map(({ id }) => id)).toEqual(['m']);
      expect((await ledger.get('waits'))?.account).toEqual(account);
      expect(await ledger.liveOfPerson('boris', 'telegram-staff')).toEqual([]);
    });

    it('keeps what a digest gathers', async () => {
      await ledger.enqueue(message('digest', { gathers: ['a', 'b'] }));
      expect((await ledger.get('digest'))?.gathers).toEqual(['a', 'b']);
    });

    it('takes many at once, and a repeat adds only what is missing', async () => {
      const many = Array.from({ length: 250 }, (_, i) => message(`m${i}`, { personId: `p${i}` }));
      await ledger.enqueue(message('m7', { personId: 'p7', text: { key: 'other' } }));
      await ledger.enqueueAll(many.slice(0, 120));
      await Promise.all([ledger.enqueueAll(many), ledgers.there.enqueueAll(many)]);
      await ledger.enqueueAll([]);
      expect((await ledger.counts()).queued).toBe(250);
      expect((await ledger.get('m7'))?.text).toEqual({ key: 'other' });
    });

    it('tells how far a broadcast has come; a message and its repeat count as one', async () => {
      const part = (id: string) =>
        message(id, { personId: id, caseId: 'offer-1', urgency: 'broadcast', broadcast: 'offer-1/asked' });
      const nothing = { total: 0, reached: 0, onTheWay: 0, unknown: 0, failed: 0, expired: 0 };
      expect(await ledger.reach('offer-1/asked')).toEqual(nothing);
      await ledger.enqueueAll(['a', 'b', 'c', 'd', 'e', 'f'].map(part));
      await ledger.enqueue(message('other', { broadcast: 'offer-1/thanked', urgency: 'broadcast' }));
      expect(await ledger.reach('offer-1/asked')).toEqual({ ...nothing, total: 6, onTheWay: 6 });
      await ledger.markExpired('f');
      for (let i = 0; i < 5; i++) await claim();
      await ledger.markSent('a', sent);
      await ledger.markFailed('b', 'blocked');
      await ledger.markUnknown('c', 'timeout');
      await ledger.markUnknown('d', 'timeout');
      const known = { ...nothing, total: 6, reached: 1, failed: 1, expired: 1 };
      expect(await ledger.reach('offer-1/asked')).toEqual({ ...known, onTheWay: 1, unknown: 2 });
      await ledger.enqueue({ ...part('c~again'), personId: 'c', repeats: 'c' });
      expect(await ledger.reach('offer-1/asked')).toEqual({ ...known, onTheWay: 2, unknown: 1 });
      await ledger.markSent('e', { ...sent, messageId: '8' });
      await ledger.markSent('c~again', { ...sent, messageId: '9' });
      expect(await ledger.reach('offer-1/asked')).toEqual({ ...known, reached: 3, unknown: 1 });
    });

    describe('claim', () => {
      it('takes the oldest that may go now and marks it', async () => {
        await ledger.enqueue(message('b', { personId: 'boris', createdAt: at('11:00') }));
        await ledger.enqueue(message('a', { createdAt: at('10:00') }));
        const claimed = await claim();
        expect(claimed).toEqual(
          message('a', { createdAt: at('10:00'), state: 'sending', attempts: 1, lockedUntil: at('12:01') }),
        );
        expect(await ledger.get('a')).toEqual(claimed);
        expect((await claim())?.id).toBe('b');
        expect(await claim()).toBeNull();
      });

      it('takes messages of one moment in the order in which they were enqueued', async () => {
        const names = ['m/9', 'm/10', 'm/1', 'm/2'];
        for (const id of names) await ledger.enqueue(message(id));
        for (const id of names) {
          expect((await claim())?.id).toBe(id);
          await ledger.markSent(id, sent);
        }
      });

      it('leaves what must wait and what goes through other channels', async () => {
        await ledger.enqueue(message('night', { notBefore: at('12:01') }));
        await ledger.enqueue(message('slack', { personId: 'boris', channel: 'slack' }));
        expect(await claim()).toBeNull();
        expect(await claim(ledger, { channel: 'email' })).toBeNull();
        expect((await claim(ledger, { now: at('12:01') }))?.id).toBe('night');
      });

      it('keeps a person in order: the next goes when the one before is accounted for', async () => {
        await ledger.enqueue(message('first', { createdAt: at('10:00') }));
        await ledger.enqueue(message('second', { createdAt: at('10:01') }));
        await claim();
        expect(await claim(ledgers.there)).toBeNull();
        await ledger.markSent('first', sent);
        expect((await claim(ledgers.there))?.id).toBe('second');
      });

      it('lets a person hear in one messenger while another is busy', async () => {
        await ledger.enqueue(message('first'));
        await ledger.enqueue(message('second', { channel: 'slack' }));
        expect(ids([await claim(), await claim(ledger, { channel: 'slack' })])).toEqual(['first', 'second']);
      });

      it('lets the others pass a person who is busy', async () => {
        for (let i = 0; i < 120; i++) await ledger.enqueue(message(`anna ${i}`));
        await ledger.enqueue(message('boris', { personId: 'boris', createdAt: at('11:00') }));
        await claim();
        expect((await claim())?.id).toBe('boris');
      });

      it('lets a newer message go while an older one waits for its hour', async () => {
        await ledger.enqueue(message('digest', { createdAt: at('10:00'), notBefore: at('18:00') }));
        await ledger.enqueue(message('answer', { createdAt: at('11:00') }));
        expect((await claim())?.id).toBe('answer');
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
        const held = await hold({ most: 3 });
        expect(ids(held)).toEqual(['m0', 'm1', 'm2']);
        expect(held.every(({ state, attempts }) => state === 'queued' && attempts === 0)).toBe(true);
        expect(ids(await hold({ most: 9 }))).toEqual(['m3', 'm4']);
        expect(await hold({ most: 9 }, ledgers.there)).toEqual([]);
      });

      it('lapse with their holder, who then cannot begin', async () => {
        await many(1);
        const [dead] = await hold();
        expect(await hold({ wall: at('12:01') }, ledgers.there)).toHaveLength(1);
        expect(await ledger.begin(dead!, at('12:02'))).toBeNull();
        expect(await state('m0')).toBe('queued');
        expect(await ledger.abandoned(at('13:00'))).toEqual([]);
      });

      it('are let go, and only by their holder', async () => {
        await many(2);
        const held = await hold({ most: 2 });
        await ledger.release(held.map((one) => ({ ...one, heldBy: 'somebody else' })));
        expect(await hold({ most: 2 })).toEqual([]);
        await ledger.release(held);
        expect(ids(await hold({ most: 2 }, ledgers.there))).toEqual(['m0', 'm1']);
      });

      it('end with the beginning of the sending, which gives the message as it is by now', async () => {
        await ledger.enqueue(message('edit', { kind: 'edit', target: 'card', live: true }));
        const [held] = await hold();
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
        const [newer] = await hold();
        await ledger.enqueue(message('older', { personId: 'p0', createdAt: at('10:30') }));
        const [older] = await hold({ wall: at('12:02') }, ledgers.there);
        expect(older?.id).toBe('older');
        await ledgers.there.begin(older!, at('12:05'));
        expect(await ledger.begin(newer!, at('12:05'))).toBeNull();
        await ledger.markSent('older', sent);
        expect(ids(await hold())).toEqual(['m0']);
      });

      it('give what is told to one before what is told to many, however old that is', async () => {
        await many(6, () => ({ urgency: 'broadcast', createdAt: at('09:00') }));
        await ledger.enqueue(message('task', { personId: 'p0' }));
        await ledger.enqueue(message('notice', { personId: 'boris' }));
        expect(ids(await hold({ most: 4 }))).toEqual(['task', 'notice', 'm1', 'm2']);
      });

      it('are shared by two instances without doubling', async () => {
        await many(60);
        const [here, there] = await Promise.all([hold({ most: 40 }), hold({ most: 40 }, ledgers.there)]);
        const taken = [...ids(here), ...ids(there)];
        expect(new Set(taken).size).toBe(taken.length);
        expect(taken.length).toBeGreaterThanOrEqual(40);
      });
    });

    it('keeps one edit of a card waiting, the newest; what is being sent is followed by another', async () => {
      const edit = (id: string, key: string, change: Partial<Message> = {}) =>
        message(id, { kind: 'edit', target: 'card', live: true, text: { key }, ...change });
      await ledger.enqueue(message('card'));
      await claim();
      await ledger.markSent('card', sent);
      for (let bid = 0; bid < 100; bid++) await ledger.enqueue(edit(`bid ${bid}`, `after ${bid}`));
      expect((await ledger.counts()).queued).toBe(1);
      expect(await claim()).toMatchObject({ id: 'bid 0', text: { key: 'after 99' } });
      await ledger.enqueue(edit('late', 'after all'));
      await ledger.enqueue(edit('over', 'after all', { live: false, outcome: { key: 'done' } }));
      expect((await ledger.counts()).queued).toBe(1);
      await ledger.markSent('bid 0', sent);
      expect(await claim()).toMatchObject({ id: 'late', live: false, outcome: { key: 'done' } });
    });

    it('says a lost edit again, unless a newer one of the same card waits', async () => {
      const edit = (id: string, key: string, change: Partial<Message> = {}) =>
        message(id, { kind: 'edit', target: 'card', live: true, text: { key }, ...change });
      await ledger.enqueue(edit('lost~again', 'older', { repeats: 'lost' }));
      expect(await ledger.get('lost~again')).toMatchObject({ state: 'queued' });
      await ledger.markSent('lost~again', sent);
      await ledger.enqueue(edit('over', 'newer', { live: false }));
      await ledger.enqueue(edit('other~again', 'older', { repeats: 'other' }));
      expect(await ledger.get('other~again')).toBeNull();
      expect(await ledger.get('over')).toMatchObject({ text: { key: 'newer' }, live: false });
    });

    it('names the broadcasts that have new messages', async () => {
      const part = (id: string, change: Partial<Message>) =>
        message(id, { urgency: 'broadcast', personId: id, ...change });
      await ledger.enqueueAll([
        part('a', { caseId: 'offer-1', broadcast: 'offer-1/asked' }),
        part('b', { caseId: 'offer-1', broadcast: 'offer-1/asked' }),
        part('c', { caseId: 'offer-2', broadcast: 'offer-2/asked', createdAt: at('11:00') }),
      ]);
      const both = await ledger.broadcastsSince(at('10:00'));
      expect(both.map(({ caseId }) => caseId).sort()).toEqual(['offer-1', 'offer-2']);
      expect(await ledger.broadcastsSince(at('10:30'))).toEqual([
        { broadcast: 'offer-2/asked', caseId: 'offer-2' },
      ]);
    });

    describe('accounting', () => {
      beforeEach(async () => {
        await ledger.enqueue(message('m', { caseId: 'order-1', live: true }));
      });

      it('records where the copy is', async () => {
        await claim();
        await ledger.markSent('m', sent);
        await ledger.markSent('m', { ...sent, messageId: '8' });
        const { at: sentAt, ...copy } = sent;
        expect(await ledger.get('m')).toEqual(
          message('m', { caseId: 'order-1', state: 'sent', attempts: 1, sentAt, ...copy }),
        );
        expect((await ledger.byCopy('telegram-staff', 'c1', '7'))?.id).toBe('m');
        expect(await ledger.byCopy('telegram-staff', 'c1', '8')).toBeNull();
        expect(await ledger.byCopy('slack', 'c1', '7')).toBeNull();
      });

      it('takes the card for a copy, not the edits of it', async () => {
        await claim();
        await ledger.markSent('m', sent);
        await ledger.enqueue(message('m/retired', { kind: 'edit', target: 'm' }));
        await claim();
        await ledger.markSent('m/retired', { ...sent, live: false });
        expect((await ledger.byCopy('telegram-staff', 'c1', '7'))?.id).toBe('m');
      });

      it('keeps a lost answer as unknown, and believes the copy when it turns up', async () => {
        await claim();
        await ledger.markUnknown('m', 'timeout');
        expect(await ledger.get('m')).toMatchObject({ state: 'unknown', error: 'timeout' });
        expect(await claim()).toBeNull();
        await ledger.markSent('m', sent);
        expect(await state('m')).toBe('sent');
        expect(await ledger.get('m')).not.toHaveProperty('error');
      });

      it('finds the cards of a stage of which it is not known whether they arrived', async () => {
        const card = { caseId: 'order-9', stage: 'loading', stageSeq: 4 };
        await claim();
        await ledger.markSent('m', sent);
        for (const id of ['first', 'second']) {
          await ledger.enqueue(message(id, card));
          await claim();
          await ledger.markUnknown(id, 'timeout');
        }
        await ledger.enqueue(message('waits', card));
        const { personId, channel } = message('first');
        const asked = { personId, channel, caseId: 'order-9', stageSeq: 4 };
        expect(ids(await ledger.unknownOf(asked))).toEqual(['first', 'second']);
        expect(await ledger.unknownOf({ ...asked, stageSeq: 5 })).toEqual([]);
        await ledger.markSent('second', { ...sent, chatId: 'c1', messageId: '8' });
        expect(await ledger.get('second')).toMatchObject({ state: 'sent', chatId: 'c1', messageId: '8' });
        expect(ids(await ledger.unknownOf(asked))).toEqual(['first']);
      });

      it('puts back what was refused for now, and counts the attempts', async () => {
        await claim();
        await ledger.postpone('m', at('12:05'), 'retry after 300');
        expect(await claim()).toBeNull();
        expect(await claim(ledger, { now: at('12:05') })).toMatchObject({
          id: 'm',
          attempts: 2,
        });
      });

      it('never undoes what is known to be sent', async () => {
        await claim();
        await ledger.markSent('m', sent);
        await ledger.markUnknown('m', 'late');
        await ledger.markFailed('m', 'late');
        await ledger.markExpired('m');
        await ledger.postpone('m', at('12:05'), 'late');
        expect(await ledger.get('m')).toMatchObject({ state: 'sent', live: true });
      });

      it('has no live buttons on what failed or expired', async () => {
        await claim();
        await ledger.markFailed('m', 'blocked');
        expect(await ledger.get('m')).toMatchObject({ state: 'failed', error: 'blocked', live: false });
        await ledger.enqueue(message('n', { live: true }));
        await ledger.markExpired('n');
        expect(await ledger.get('n')).toMatchObject({ state: 'expired', live: false });
        expect(await claim()).toBeNull();
      });

      it('tells which senders died, unless they still hold their message', async () => {
        await claim();
        expect(ids(await ledger.abandoned(at('12:01')))).toEqual([]);
        expect(ids(await ledger.abandoned(at('12:02')))).toEqual(['m']);
        await ledger.hold('m', at('12:03'));
        expect(await ledger.abandoned(at('12:02'))).toEqual([]);
        await ledger.markSent('m', sent);
        await ledger.hold('m', at('12:00'));
        expect(await ledger.abandoned(at('13:00'))).toEqual([]);
      });
    });

    it('names the messages of a case that may have live buttons', async () => {
      const ofCase = (id: string, personId: string) =>
        message(id, { personId, caseId: 'order-1', live: true });
      for (const [i, id] of ['queued', 'sending', 'live', 'retired', 'unknown', 'failed'].entries()) {
        await ledger.enqueue({ ...ofCase(id, `p${i}`), createdAt: at(`10:0${i}`) });
      }
      await ledger.enqueue(message('other', { caseId: 'order-2', live: true }));
      await ledger.postpone('queued', at('18:00'), 'night');
      for (let i = 0; i < 5; i++) await claim();
      await ledger.markSent('live', sent);
      await ledger.markSent('retired', { ...sent, messageId: '8' });
      await ledger.markRetired('retired', { key: 'notice.outcome', params: { who: { person: 'anna' } } });
      await ledger.markUnknown('unknown', 'timeout');
      await ledger.markFailed('failed', 'blocked');
      expect(ids(await ledger.liveOfCase('order-1'))).toEqual(['queued', 'sending', 'live', 'unknown']);
      await ledger.enqueue({ ...ofCase('card', 'p9'), stage: 'open.loading', createdAt: at('10:07') });
      await ledger.enqueue({ ...ofCase('edit', 'p9'), kind: 'edit', target: 'card', createdAt: at('10:08') });
      expect(ids(await ledger.liveOfCase('order-1', ['open.loading']))).toEqual(['card', 'edit']);
      expect(ids(await ledger.liveOfCase('order-1', ['open']))).toEqual(['edit']);
      expect(await ledger.get('retired')).toMatchObject({
        live: false,
        outcome: { key: 'notice.outcome', params: { who: { person: 'anna' } } },
      });
    });

    it('counts and lists, newest first', async () => {
      await ledger.enqueue(message('a', { createdAt: at('10:00'), caseId: 'order-1' }));
      await ledger.enqueue(message('b', { createdAt: at('10:01'), personId: 'boris' }));
      await ledger.enqueue(message('c', { createdAt: at('10:02'), personId: 'boris' }));
      await ledger.markExpired('c');
      expect(await ledger.counts()).toEqual({
        queued: 2,
        sending: 0,
        sent: 0,
        unknown: 0,
        failed: 0,
        expired: 1,
      });
      expect(ids(await ledger.list({ limit: 2 }))).toEqual(['c', 'b']);
      expect(ids(await ledger.list({ personId: 'boris', limit: 9 }))).toEqual(['c', 'b']);
      expect(ids(await ledger.list({ states: ['queued'], limit: 9 }))).toEqual(['b', 'a']);
      expect(ids(await ledger.list({ caseId: 'order-1', limit: 9 }))).toEqual(['a']);
    });
  });
}
