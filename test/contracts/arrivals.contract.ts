import { beforeEach, describe, expect, it } from 'vitest';
import type { Arrival, Arrivals } from '../../core/ports/index.ts';
import { at } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeArrivalsContract(open: OpenTwo<Arrivals>): void {
  describe('arrivals', () => {
    let instances: TwoInstances<Arrivals>;
    let arrivals: Arrivals;
    const arrival = (id: string, change: Partial<Arrival> = {}): Arrival => ({
      id,
      body: '{"event":{"$text":"12.5 т"}}',
      receivedAt: at('10:00'),
      heldUntil: at('10:01'),
      attempts: 1,
      ...change,
    });
    beforeEach(async () => {
      instances = await open();
      arrivals = instances.here;
    });

    it('are kept once, however often and wherever they come', async () => {
      const kept = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          (i % 2 ? instances.here : instances.there).keep(arrival('Ev1', { body: `copy ${i}` })),
        ),
      );
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await arrivals.keep(arrival('Ev2'))).toBe(true);
    });

    it('are known for repeats once they are done, and nobody takes them over', async () => {
      await arrivals.keep(arrival('Ev1'));
      await arrivals.markDone('Ev1', at('10:00'));
      expect(await arrivals.keep(arrival('Ev1'))).toBe(false);
      expect(await arrivals.takeOver(at('12:00'), at('12:01'), [])).toBeNull();
    });

    it('pass to another when whoever held them died, the oldest first, each to one', async () => {
      await arrivals.keep(arrival('Ev2', { receivedAt: at('10:02') }));
      await arrivals.keep(arrival('Ev1'));
      await arrivals.keep(arrival('Ev3', { heldUntil: at('11:00') }));
      expect(await arrivals.takeOver(at('10:00'), at('10:05'), [])).toBeNull();
      expect(await instances.there.takeOver(at('10:01'), at('10:05'), [])).toEqual(
        arrival('Ev1', { heldUntil: at('10:05'), attempts: 2 }),
      );
      const both = await Promise.all([
        instances.here.takeOver(at('10:01'), at('10:05'), []),
        instances.there.takeOver(at('10:01'), at('10:05'), []),
      ]);
      expect(both.map((one) => one?.id).filter(Boolean)).toEqual(['Ev2']);
    });

    it('stay with whoever works on them: while the hold is prolonged, and with the caller in any case', async () => {
      await arrivals.keep(arrival('Ev1'));
      await arrivals.hold('Ev1', at('10:03'));
      expect(await instances.there.takeOver(at('10:02'), at('10:05'), [])).toBeNull();
      expect(await arrivals.takeOver(at('10:04'), at('10:05'), ['Ev1'])).toBeNull();
      const held = arrival('Ev1', { heldUntil: at('10:05'), attempts: 2 });
      expect(await instances.there.takeOver(at('10:04'), at('10:05'), ['Ev2'])).toEqual(held);
      await arrivals.markDone('Ev1', at('10:04'));
      await arrivals.hold('Ev1', at('10:09'));
      expect(await arrivals.takeOver(at('12:00'), at('12:01'), [])).toBeNull();
    });

    it('are forgotten some time after they were done', async () => {
      await arrivals.keep(arrival('old'));
      await arrivals.keep(arrival('new'));
      await arrivals.keep(arrival('open'));
      await arrivals.markDone('old', at('10:00'));
      await arrivals.markDone('new', at('11:00'));
      await arrivals.forget(at('10:30'));
      expect(await arrivals.keep(arrival('old'))).toBe(true);
      expect(await arrivals.keep(arrival('new'))).toBe(false);
      expect(await arrivals.keep(arrival('open'))).toBe(false);
    });
  });
}
