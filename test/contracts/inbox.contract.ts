import { beforeEach, describe, expect, it } from 'vitest';
import type { Inbox, InboxItem } from '../../core/ports/index.ts';
import { at } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeInboxContract(open: OpenTwo<Inbox>): void {
  describe('inbox', () => {
    let inboxes: TwoInstances<Inbox>;
    let inbox: Inbox;
    const item = (id: string, change: Partial<InboxItem> = {}): InboxItem => ({
      id,
      personId: 'oleg',
      text: '',
      files: [],
      at: at('10:00'),
      ...change,
    });
    beforeEach(async () => {
      inboxes = await open();
      inbox = inboxes.here;
    });

    it('keeps what was said, once', async () => {
      const said = item('u1', { text: 'Стою на погрузке 🚚', files: ['f1'] });
      await inbox.keep(said);
      await inbox.keep(item('u1', { text: 'other' }));
      expect(await inbox.get('u1')).toEqual(said);
      expect(await inbox.get('u2')).toBeNull();
    });

    it('assigns an item to one case', async () => {
      await inbox.keep(item('u1'));
      const outcomes = await Promise.all([
        inboxes.here.assign('u1', 'order-1'),
        inboxes.there.assign('u1', 'order-2'),
      ]);
      expect([...outcomes].sort()).toEqual([false, true]);
      const winner = outcomes[0] ? 'order-1' : 'order-2';
      expect(await inbox.get('u1')).toEqual(item('u1', { caseId: winner }));
      expect(await inbox.assign('u1', winner)).toBe(true);
      expect(await inbox.assign('unknown', 'order-1')).toBe(false);
    });

    it('lists what belongs to a case, newest first', async () => {
      await inbox.keep(item('a', { caseId: 'order-1', at: at('10:00') }));
      await inbox.keep(item('b', { caseId: 'order-1', at: at('11:00') }));
      await inbox.keep(item('c', { at: at('12:00') }));
      await inbox.assign('c', 'order-1');
      await inbox.keep(item('d', { caseId: 'order-2' }));
      const ids = async (limit: number) => (await inbox.ofCase('order-1', limit)).map(({ id }) => id);
      expect(await ids(10)).toEqual(['c', 'b', 'a']);
      expect(await ids(1)).toEqual(['c']);
    });
  });
}
