import { beforeEach, describe, expect, it } from 'vitest';
import { message } from '../../core/messages/testing/message.ts';
import type { Ledger } from '../../core/ports/index.ts';
import { claim, ids, sent } from './claiming.ts';
import { at } from './samples.ts';
import type { OpenTwo } from './two-instances.ts';

export function describeLedgerAccounting(open: OpenTwo<Ledger>): void {
  describe('ledger', () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = (await open()).here;
    });

    describe('accounting', () => {
      beforeEach(async () => {
        await ledger.enqueue(message('m', { caseId: 'order-1', live: true }));
      });

      it('records where the copy is', async () => {
        await claim(ledger);
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
        await claim(ledger);
        await ledger.markSent('m', sent);
        await ledger.enqueue(message('m/retired', { kind: 'edit', target: 'm' }));
        await claim(ledger);
        await ledger.markSent('m/retired', { ...sent, live: false });
        expect((await ledger.byCopy('telegram-staff', 'c1', '7'))?.id).toBe('m');
      });

      it('keeps a lost answer as unknown, and believes the copy when it turns up', async () => {
        await claim(ledger);
        await ledger.markUnknown('m', 'timeout');
        expect(await ledger.get('m')).toMatchObject({ state: 'unknown', error: 'timeout' });
        expect(await claim(ledger)).toBeNull();
        await ledger.markSent('m', sent);
        expect((await ledger.get('m'))?.state).toBe('sent');
        expect(await ledger.get('m')).not.toHaveProperty('error');
      });

      it('finds the cards of a stage of which it is not known whether they arrived', async () => {
        const card = { caseId: 'order-9', stage: 'loading', stageSeq: 4 };
        await claim(ledger);
        await ledger.markSent('m', sent);
        for (const id of ['first', 'second']) {
          await ledger.enqueue(message(id, card));
          await claim(ledger);
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
        await claim(ledger);
        await ledger.postpone('m', at('12:05'), 'retry after 300');
        expect(await claim(ledger)).toBeNull();
        expect(await claim(ledger, { now: at('12:05') })).toMatchObject({
          id: 'm',
          attempts: 2,
        });
      });

      it('never undoes what is known to be sent', async () => {
        await claim(ledger);
        await ledger.markSent('m', sent);
        await ledger.markUnknown('m', 'late');
        await ledger.markFailed('m', 'late');
        await ledger.markExpired('m');
        await ledger.postpone('m', at('12:05'), 'late');
        expect(await ledger.get('m')).toMatchObject({ state: 'sent', live: true });
      });

      it('has no live buttons on what failed or expired', async () => {
        await claim(ledger);
        await ledger.markFailed('m', 'blocked');
        expect(await ledger.get('m')).toMatchObject({ state: 'failed', error: 'blocked', live: false });
        await ledger.enqueue(message('n', { live: true }));
        await ledger.markExpired('n');
        expect(await ledger.get('n')).toMatchObject({ state: 'expired', live: false });
        expect(await claim(ledger)).toBeNull();
      });

      it('tells which senders died, unless they still hold their message', async () => {
        await claim(ledger);
        expect(ids(await ledger.abandoned(at('12:01')))).toEqual([]);
        expect(ids(await ledger.abandoned(at('12:02')))).toEqual(['m']);
        await ledger.hold('m', at('12:03'));
        expect(await ledger.abandoned(at('12:02'))).toEqual([]);
        await ledger.markSent('m', sent);
        await ledger.hold('m', at('12:00'));
        expect(await ledger.abandoned(at('13:00'))).toEqual([]);
      });
    });
  });
}
