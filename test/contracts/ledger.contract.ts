import { beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../core/messages/message.ts';
import { message } from '../../core/messages/testing/message.ts';
import type { Ledger } from '../../core/ports/index.ts';
import { claim, hold, ids, sent } from './claiming.ts';
import { at } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeLedgerContract(open: OpenTwo<Ledger>): void {
  describe('ledger', () => {
    let ledgers: TwoInstances<Ledger>;
    let ledger: Ledger;
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
      expect((await hold(ledger, { most: 10 })).map(({ id }) => id)).toEqual(['notice']);
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
      for (let i = 0; i < 5; i++) await claim(ledger);
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

    it('keeps one edit of a card waiting, the newest; what is being sent is followed by another', async () => {
      const edit = (id: string, key: string, change: Partial<Message> = {}) =>
        message(id, { kind: 'edit', target: 'card', live: true, text: { key }, ...change });
      await ledger.enqueue(message('card'));
      await claim(ledger);
      await ledger.markSent('card', sent);
      for (let bid = 0; bid < 100; bid++) await ledger.enqueue(edit(`bid ${bid}`, `after ${bid}`));
      expect((await ledger.counts()).queued).toBe(1);
      expect(await claim(ledger)).toMatchObject({ id: 'bid 0', text: { key: 'after 99' } });
      await ledger.enqueue(edit('late', 'after all'));
      await ledger.enqueue(edit('over', 'after all', { live: false, outcome: { key: 'done' } }));
      expect((await ledger.counts()).queued).toBe(1);
      await ledger.markSent('bid 0', sent);
      expect(await claim(ledger)).toMatchObject({ id: 'late', live: false, outcome: { key: 'done' } });
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

    it('names the messages of a case that may have live buttons', async () => {
      const ofCase = (id: string, personId: string) =>
        message(id, { personId, caseId: 'order-1', live: true });
      for (const [i, id] of ['queued', 'sending', 'live', 'retired', 'unknown', 'failed'].entries()) {
        await ledger.enqueue({ ...ofCase(id, `p${i}`), createdAt: at(`10:0${i}`) });
      }
      await ledger.enqueue(message('other', { caseId: 'order-2', live: true }));
      await ledger.postpone('queued', at('18:00'), 'night');
      for (let i = 0; i < 5; i++) await claim(ledger);
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
