import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '../../core/cases/entry.ts';
import { canonical } from '../../core/cases/hash.ts';
import type { Journal } from '../../core/ports/index.ts';
import { at, entry } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeJournalContract(open: OpenTwo<Journal>): void {
  describe('journal', () => {
    let journals: TwoInstances<Journal>;
    let journal: Journal;
    beforeEach(async () => {
      journals = await open();
      journal = journals.here;
    });

    describe('append', () => {
      it('takes one entry for each place in a case', async () => {
        expect(await journal.append(entry('order-1', 1))).toBe('appended');
        expect(await journal.append(entry('order-1', 1, { commandId: 'other press' }))).toBe('taken');
        expect(await journal.append(entry('order-2', 1))).toBe('appended');
        expect((await journal.tail('order-1', 0)).map((e) => e.commandId)).toEqual(['press-1']);
      });

      it('takes a command once in a case, whatever its place', async () => {
        await journal.append(entry('order-1', 1, { commandId: 'press' }));
        expect(await journal.append(entry('order-1', 2, { commandId: 'press' }))).toBe('taken');
        expect(await journal.append(entry('order-2', 1, { commandId: 'press' }))).toBe('appended');
      });

      it('answers a repeat of the same entry with "taken", and the command finds it', async () => {
        const written = entry('order-1', 1);
        await journal.append(written);
        expect(await journal.append(written)).toBe('taken');
        expect(await journal.byCommand('order-1', written.commandId)).toEqual(written);
      });

      it('lets one of a hundred presses win when all decide at once, on two instances', async () => {
        const presses = Array.from({ length: 100 }, (_, i) =>
          (i % 2 === 0 ? journals.here : journals.there).append(
            entry('order-1', 1, { commandId: `press ${i}` }),
          ),
        );
        const outcomes = await Promise.all(presses);
        expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1);
        const winner = `press ${outcomes.indexOf('appended')}`;
        expect((await journal.tail('order-1', 0)).map((e) => e.commandId)).toEqual([winner]);
      });

      it('refuses an entry whose id does not say its place', async () => {
        await expect(journal.append(entry('order-1', 2, { _id: 'order-1#1' }))).rejects.toThrow();
      });
    });

    describe('takeOver', () => {
      it('keeps entries that wait for nothing more, and those that are there as they are', async () => {
        await journal.append(entry('order-1', 1, { commandId: 'press' }));
        const past = [1, 2, 3].map((seq) => entry('order-1', seq)).concat(entry('order-2', 1));
        await journal.takeOver(past);
        const [first, ...rest] = await journal.tail('order-1', 0);
        expect(first?.commandId).toBe('press');
        expect([...rest, ...(await journal.tail('order-2', 0))]).toEqual(past.slice(1));
        expect(await journal.undispatched(10)).toEqual(['order-1']);
        expect((await journal.waiting('order-1')).map(({ seq }) => seq)).toEqual([1]);
      });

      it('refuses an entry whose id does not say its place', async () => {
        await expect(journal.takeOver([entry('order-1', 2, { _id: 'order-1#1' })])).rejects.toThrow();
        expect(await journal.tail('order-1', 0)).toEqual([]);
      });
    });

    describe('what was written', () => {
      it('is read back as it was, nested stages and awkward field names included', async () => {
        const written = entry('order-1', 1, {
          actor: { person: null, role: 'caravan', channel: 'internal', substituteFor: 'boris' },
          fact: {
            type: 'priced',
            'a.b': { $gt: 1, $ref: 'x', $id: 'y' },
            empty: {},
            none: [],
            nothing: null,
            half: '\ud83d',
          },
          value: { working: { settlement: { note: 'received' } }, 'a.b': {} },
          effects: [
            { type: 'stages', entered: ['working.settlement'], left: [] },
            {
              type: 'tell',
              to: { party: 'p1' },
              text: 'key',
              params: { sum: { money: { minor: 8500000, currency: 'RUB' } } as never },
            },
          ],
        });
        await journal.append(written);
        expect(await journal.tail('order-1', 0)).toEqual([written]);
      });

      it('has the same canonical form after the store, so that its hash holds', async () => {
        const name = fc.oneof(
          fc.constantFrom('a.b', '$set', '__proto__', 'constructor', '%', 'type.'),
          fc.string(),
        );
        const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
          value: fc.oneof(
            { depthSize: 'small' },
            fc.constantFrom(null, true, undefined),
            fc.double({ noNaN: true, noDefaultInfinity: true }),
            fc.integer(),
            fc.string({ unit: 'binary' }),
            fc.array(tie('value'), { maxLength: 4 }),
            fc
              .array(fc.tuple(name, tie('value')), { maxLength: 4 })
              .map((pairs) => Object.fromEntries(pairs)),
          ),
        }));
        let n = 0;
        await fc.assert(
          fc.asyncProperty(anything, async (data) => {
            const fact: Fact = { type: 'noted', data };
            const written = entry(`order-${++n}`, 1, { fact });
            await journal.append(written);
            const [read] = await journal.tail(written.caseId, 0);
            expect(canonical(read)).toBe(canonical(written));
          }),
          { numRuns: 60 },
        );
      });
    });

    describe('reading', () => {
      it('follows the number, not the text of the id', async () => {
        for (const seq of [2, 10, 1, 11, 9]) await journal.append(entry('order-1', seq));
        expect((await journal.tail('order-1', 1)).map((e) => e.seq)).toEqual([2, 9, 10, 11]);
        expect(await journal.tail('order-1', 11)).toEqual([]);
        expect(await journal.tail('order-2', 0)).toEqual([]);
      });

      it('sees at once what another instance wrote', async () => {
        await journals.there.append(entry('order-1', 1));
        expect(await journals.here.tail('order-1', 0)).toHaveLength(1);
      });

      it('knows no command that was not accepted', async () => {
        await journal.append(entry('order-1', 1));
        expect(await journal.byCommand('order-1', 'never')).toBeNull();
        expect(await journal.byCommand('order-2', 'press-1')).toBeNull();
      });

      it('finds facts of a kind in a span of time, its end left out, oldest first', async () => {
        const fact = (type: string) => ({ fact: { type } });
        await journal.append(entry('b', 1, { ...fact('paid'), at: at('12:00') }));
        await journal.append(entry('a', 1, { ...fact('loaded'), at: at('11:00') }));
        await journal.append(entry('a', 2, { ...fact('moved'), at: at('11:30') }));
        await journal.append(entry('c', 1, { ...fact('paid'), at: at('09:59') }));
        await journal.append(entry('c', 2, { ...fact('paid'), at: at('13:00') }));
        const found = await journal.facts(['paid', 'loaded'], at('10:00'), at('13:00'));
        expect(found.map((e) => e._id)).toEqual(['a#1', 'b#1']);
      });

      it('lists the cases, all or those of a process', async () => {
        await journal.append(entry('order-1', 1));
        await journal.append(entry('order-1', 2));
        await journal.append(entry('client-1', 1, { process: 'client' }));
        expect((await journal.caseIds()).sort()).toEqual(['client-1', 'order-1']);
        expect(await journal.caseIds('client')).toEqual(['client-1']);
        expect(await journal.caseIds('claim')).toEqual([]);
      });
    });

    describe('dispatch', () => {
      it('has every entry wait, in order, until it is marked', async () => {
        for (const seq of [1, 2, 10]) await journal.append(entry('order-1', seq));
        expect((await journal.waiting('order-1')).map((e) => e.seq)).toEqual([1, 2, 10]);
        await journal.markDispatched('order-1#1');
        await journal.markDispatched('order-1#1');
        expect((await journal.waiting('order-1')).map((e) => e.seq)).toEqual([2, 10]);
      });

      it('leaves the entry itself as it was', async () => {
        const written = entry('order-1', 1);
        await journal.append(written);
        await journal.markDispatched(written._id);
        expect(await journal.tail('order-1', 0)).toEqual([written]);
      });

      it('names each case with unfinished entries once, the one that waits longest first', async () => {
        await journal.append(entry('late', 1, { at: at('11:00') }));
        await journal.append(entry('early', 1, { at: at('10:00') }));
        await journal.append(entry('early', 2, { at: at('12:00') }));
        await journal.append(entry('done', 1, { at: at('09:00') }));
        await journal.markDispatched('done#1');
        expect(await journal.undispatched(10)).toEqual(['early', 'late']);
        expect(await journal.undispatched(1)).toEqual(['early']);
      });
    });
  });
}
