import { beforeEach, describe, expect, it } from 'vitest';
import type { ObligationStore } from '../../core/ports/index.ts';
import { at, obligation } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeObligationsContract(open: OpenTwo<ObligationStore>): void {
  describe('obligations', () => {
    let stores: TwoInstances<ObligationStore>;
    let obligations: ObligationStore;
    const ids = (found: { id: string }[]) => found.map(({ id }) => id);
    beforeEach(async () => {
      stores = await open();
      obligations = stores.here;
    });

    it('gives back an obligation as opened', async () => {
      const call = obligation('a', { name: 'morningCall', day: '2026-11-23', owner: null, nextAt: null });
      await obligations.open(call);
      expect(await stores.there.get('a')).toEqual(call);
      expect(await obligations.get('b')).toBeNull();
    });

    it('is opened once: a repeat does not bring back a closed one', async () => {
      await obligations.open(obligation('a'));
      await obligations.close('a', 'met', at('11:00'));
      await obligations.open(obligation('a'));
      expect(await obligations.get('a')).toMatchObject({ state: 'met', closedAt: at('11:00') });
    });

    it('is opened again only on purpose, and an open one stays as it is', async () => {
      await obligations.open(obligation('a', { nextAt: at('12:00') }));
      await obligations.reopen('a', at('15:00'));
      expect(await obligations.get('a')).toMatchObject({ state: 'open', nextAt: at('12:00') });
      await obligations.close('a', 'met', at('11:00'));
      await stores.there.reopen('a', at('14:00'));
      const again = await obligations.get('a');
      expect(again).toMatchObject({ state: 'open', nextAt: at('14:00') });
      expect(again).not.toHaveProperty('closedAt');
      await obligations.reopen('nowhere', at('14:00'));
      expect(await obligations.get('nowhere')).toBeNull();
    });

    it('lists those of a case and those of a round on a day, open or closed', async () => {
      await obligations.open(obligation('a', { name: 'morningCall', day: '2026-11-23', dueAt: at('13:00') }));
      await obligations.open(obligation('b', { name: 'morningCall', day: '2026-11-23', caseId: 'order-2' }));
      await obligations.open(obligation('c', { name: 'morningCall', day: '2026-11-24' }));
      await obligations.close('b', 'missed', at('11:00'));
      expect(ids(await obligations.ofCase('order-1'))).toEqual(['c', 'a']);
      expect(ids(await obligations.ofRound('morningCall', '2026-11-23'))).toEqual(['b', 'a']);
    });

    describe('the ladder', () => {
      it('gives what is due, oldest first, and nothing that is closed or has no next rung', async () => {
        await obligations.open(obligation('later', { nextAt: at('12:01') }));
        await obligations.open(obligation('second', { nextAt: at('12:00') }));
        await obligations.open(obligation('first', { nextAt: at('11:00') }));
        await obligations.open(obligation('end', { nextAt: null }));
        await obligations.open(obligation('met', { nextAt: at('10:00') }));
        await obligations.close('met', 'met', at('10:30'));
        expect(ids(await obligations.due(at('12:00'), 10))).toEqual(['first', 'second']);
        expect(ids(await obligations.due(at('12:00'), 1))).toEqual(['first']);
        expect(await obligations.due(at('10:59'), 10)).toEqual([]);
      });

      it('tells when the next rung of all comes', async () => {
        expect(await obligations.nextMoment()).toBeNull();
        await obligations.open(obligation('end', { nextAt: null }));
        expect(await obligations.nextMoment()).toBeNull();
        await obligations.open(obligation('late', { nextAt: at('15:00') }));
        await obligations.open(obligation('early', { nextAt: at('14:00') }));
        expect(await obligations.nextMoment()).toBe(at('14:00'));
        await obligations.close('early', 'met', at('10:00'));
        expect(await obligations.nextMoment()).toBe(at('15:00'));
      });

      it('is climbed once from each step, by whoever is first', async () => {
        await obligations.open(obligation('a'));
        const climbs = Array.from({ length: 10 }, (_, i) =>
          (i % 2 ? stores.here : stores.there).climb('a', 0, at('13:00')),
        );
        expect((await Promise.all(climbs)).filter(Boolean)).toHaveLength(1);
        expect(await obligations.get('a')).toMatchObject({ step: 1, nextAt: at('13:00') });
        expect(await obligations.climb('a', 1, null)).toBe(true);
        expect(await obligations.get('a')).toMatchObject({ step: 2, nextAt: null });
      });

      it('ends the moment the fact is recorded', async () => {
        await obligations.open(obligation('a'));
        await obligations.close('a', 'met', at('11:00'));
        expect(await obligations.climb('a', 0, at('13:00'))).toBe(false);
        expect(await obligations.due(at('23:00'), 10)).toEqual([]);
      });

      it('stays closed as it was closed first', async () => {
        await obligations.open(obligation('a'));
        await Promise.all([
          stores.here.close('a', 'met', at('11:00')),
          stores.there.close('a', 'met', at('11:00')),
        ]);
        await obligations.close('a', 'missed', at('12:00'));
        expect(await obligations.get('a')).toMatchObject({ state: 'met', closedAt: at('11:00') });
      });
    });

    describe('of a person', () => {
      const anna = { id: 'anna', roles: ['logistician' as const, 'sales' as const] };
      const page = { skip: 0, limit: 10 };

      it('has what is begun and open, overdue first', async () => {
        await obligations.open(obligation('today', { dueAt: at('18:00') }));
        await obligations.open(obligation('overdue', { dueAt: at('09:30') }));
        await obligations.open(obligation('not begun', { opensAt: at('10:01') }));
        await obligations.open(obligation('done', {}));
        await obligations.close('done', 'met', at('10:00'));
        await obligations.open(obligation('another', { owner: 'boris' }));
        expect(ids(await obligations.ofPerson(anna, at('10:00'), page))).toEqual(['overdue', 'today']);
        expect(ids(await obligations.ofPerson(anna, at('10:00'), { skip: 1, limit: 1 }))).toEqual(['today']);
      });

      it('has what nobody of the roles holds yet', async () => {
        await obligations.open(obligation('free', { owner: null, ownerRole: 'sales' }));
        await obligations.open(obligation('not hers', { owner: null, ownerRole: 'accountant' }));
        await obligations.open(obligation('own', { ownerRole: 'director', dueAt: at('11:00') }));
        expect(ids(await obligations.ofPerson(anna, at('10:00'), page))).toEqual(['own', 'free']);
      });

      it('moves with the owner', async () => {
        await obligations.open(obligation('a', { owner: 'boris' }));
        await obligations.setOwner('a', 'anna');
        expect(ids(await obligations.ofPerson(anna, at('10:00'), page))).toEqual(['a']);
        await obligations.setOwner('a', null);
        expect((await obligations.get('a'))?.owner).toBeNull();
      });
    });
  });
}
