import { beforeEach, describe, expect, it } from 'vitest';
import type { Leases } from '../../core/ports/index.ts';
import { at } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeLeasesContract(open: OpenTwo<Leases>): void {
  describe('leases', () => {
    let instances: TwoInstances<Leases>;
    let leases: Leases;
    beforeEach(async () => {
      instances = await open();
      leases = instances.here;
    });

    it('are held by one of many that take at once', async () => {
      const takes = Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? instances.here : instances.there).take('dispatch', `owner ${i}`, at('10:00'), at('10:01')),
      );
      expect((await Promise.all(takes)).filter(Boolean)).toHaveLength(1);
    });

    it('are for one name each', async () => {
      expect(await leases.take('order-1', 'a', at('10:00'), at('10:01'))).toBe(true);
      expect(await leases.take('order-2', 'b', at('10:00'), at('10:01'))).toBe(true);
    });

    it('can be prolonged by their owner alone', async () => {
      await leases.take('dispatch', 'a', at('10:00'), at('10:01'));
      expect(await leases.take('dispatch', 'b', at('10:00'), at('10:05'))).toBe(false);
      expect(await leases.take('dispatch', 'a', at('10:00'), at('10:05'))).toBe(true);
      expect(await leases.take('dispatch', 'b', at('10:02'), at('10:09'))).toBe(false);
    });

    it('pass, once run out, to one of those who want them', async () => {
      await leases.take('dispatch', 'dead', at('10:00'), at('10:01'));
      const takes = Array.from({ length: 10 }, (_, i) =>
        (i % 2 ? instances.here : instances.there).take('dispatch', `owner ${i}`, at('10:01'), at('10:02')),
      );
      expect((await Promise.all(takes)).filter(Boolean)).toHaveLength(1);
    });

    it('are free once released, by their owner', async () => {
      await leases.take('dispatch', 'a', at('10:00'), at('10:01'));
      await leases.release('dispatch', 'b');
      expect(await leases.take('dispatch', 'b', at('10:00'), at('10:01'))).toBe(false);
      await leases.release('dispatch', 'a');
      expect(await leases.take('dispatch', 'b', at('10:00'), at('10:01'))).toBe(true);
    });
  });
}
