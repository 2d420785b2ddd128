import { beforeEach, describe, expect, it } from 'vitest';
import type { DraftStore } from '../../core/ports/index.ts';
import { t } from '../../core/texts/text.ts';
import { draft } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

/** `kept`: all that the store still holds of drafts, as it is stored. */
export function describeDraftsContract(open: OpenTwo<DraftStore>, kept: () => Promise<unknown[]>): void {
  describe('drafts', () => {
    let stores: TwoInstances<DraftStore>;
    let drafts: DraftStore;
    beforeEach(async () => {
      stores = await open();
      drafts = stores.here;
    });

    it('gives back a draft as created, to every instance', async () => {
      const written = draft('d1', {
        caseId: 'order-1',
        stageSeq: 3,
        pending: '25,11',
        answers: { 'stops.0.city': { value: { name: 'Тверь', code: null } }, note: { skipped: true } },
        seen: ['u1'],
      });
      expect(await drafts.create(written)).toBe('created');
      expect(await stores.there.get('d1')).toEqual(written);
      expect(await stores.there.openOf('anna', 'telegram-staff')).toEqual(written);
      expect(await drafts.openOf('anna', 'slack')).toBeNull();
      expect(await drafts.get('d2')).toBeNull();
    });

    it('is the only open one of a person in a messenger', async () => {
      expect(await drafts.create(draft('d1'))).toBe('created');
      expect(await drafts.create(draft('d2'))).toBe('taken');
      expect(await drafts.create(draft('d3', { channel: 'slack' }))).toBe('created');
      expect(await drafts.create(draft('d4', { personId: 'boris' }))).toBe('created');
    });

    it('is opened by one of two presses at once', async () => {
      for (let round = 0; round < 10; round++) {
        const personId = `p${round}`;
        const outcomes = await Promise.all([
          stores.here.create(draft(`${personId} a`, { personId })),
          stores.there.create(draft(`${personId} b`, { personId })),
        ]);
        expect(outcomes.sort()).toEqual(['created', 'taken']);
      }
    });

    it('takes one of two answers that come at once', async () => {
      await drafts.create(draft('d1'));
      const answered = (at: string) => draft('d1', { rev: 1, at, seen: [at] });
      const outcomes = await Promise.all([
        stores.here.save(answered('weight'), 0),
        stores.there.save(answered('volume'), 0),
      ]);
      expect([...outcomes].sort()).toEqual(['saved', 'stale']);
      expect((await drafts.get('d1'))?.at).toBe(outcomes[0] === 'saved' ? 'weight' : 'volume');
    });

    it('forgets a value that was taken out', async () => {
      await drafts.create(draft('d1', { pending: 'x', answers: { a: { value: 1 }, b: { value: 2 } } }));
      await drafts.save(draft('d1', { rev: 1, answers: { b: { value: 2 } } }), 0);
      expect(await drafts.get('d1')).toEqual(draft('d1', { rev: 1, answers: { b: { value: 2 } } }));
    });

    it('makes room for the next when it is closed, and is not opened again by a late repeat', async () => {
      await drafts.create(draft('d1'));
      await drafts.close('d1', 'u1');
      await drafts.close('d1', 'u2');
      expect(await drafts.openOf('anna', 'telegram-staff')).toBeNull();
      expect(await drafts.get('d1')).toBeNull();
      expect(await drafts.save(draft('d1', { rev: 1 }), 0)).toBe('stale');
      expect(await drafts.create(draft('d1'))).toBe('taken');
      expect(await drafts.create(draft('d2'))).toBe('created');
    });

    it('keeps nothing of what was entered once it is closed', async () => {
      const problem = t('problem.no-client', { typed: 'секрет' });
      await drafts.create(
        draft('d1', {
          answers: { name: { value: 'секрет' } },
          pending: 'секрет',
          unread: { phone: { words: 'секрет', problem, isTold: true } },
        }),
      );
      expect(JSON.stringify(await kept())).toContain('секрет');
      await drafts.close('d1', 'u1');
      expect(await kept()).toMatchObject([{ _id: 'd1', open: false }]);
      expect(JSON.stringify(await kept())).not.toContain('секрет');
    });

    it('is known by the update that ended it, with the case that took its fact', async () => {
      await drafts.create(draft('d1', { process: 'client', form: 'new' }));
      expect(await drafts.endedBy('u1')).toBeNull();
      await drafts.close('d1', 'u1', 'k1');
      await drafts.close('d1', 'u2', 'k2');
      expect(await stores.there.endedBy('u1')).toEqual({ process: 'client', form: 'new', caseId: 'k1' });
      expect(await drafts.endedBy('u2')).toBeNull();
      await drafts.create(draft('d2', { process: 'client', form: 'drop' }));
      await drafts.close('d2', 'u3');
      expect(await drafts.endedBy('u3')).toEqual({ process: 'client', form: 'drop' });
      await drafts.create(draft('d3', { process: 'client', form: 'drop', seen: ['u4'] }));
      await drafts.close('d3', 'u4');
      expect(await drafts.endedBy('u4')).toEqual({ process: 'client', form: 'drop', atOnce: true });
    });
  });
}
