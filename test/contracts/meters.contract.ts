import { beforeEach, describe, expect, it } from 'vitest';
import type { Meters } from '../../core/ports/index.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeMetersContract(open: OpenTwo<Meters>): void {
  describe('meters', () => {
    let instances: TwoInstances<Meters>;
    beforeEach(async () => {
      instances = await open();
    });

    it('are what they were last made, for all instances', async () => {
      const { here, there } = instances;
      expect(await here.get('bot')).toBeNull();
      expect(await here.swap('bot', null, { next: 1000.5, until: 0 })).toBe(true);
      expect(await there.get('bot')).toEqual({ next: 1000.5, until: 0 });
      expect(await there.swap('bot', { next: 1000.5, until: 0 }, { next: 1033.8, until: 9 })).toBe(true);
      expect(await here.get('bot')).toEqual({ next: 1033.8, until: 9 });
      expect(await here.get('another')).toBeNull();
    });

    it('are not changed by whoever saw an older state', async () => {
      const { here, there } = instances;
      await here.swap('bot', null, { next: 1, until: 0 });
      expect(await there.swap('bot', null, { next: 7, until: 0 })).toBe(false);
      expect(await there.swap('bot', { next: 2, until: 0 }, { next: 7, until: 0 })).toBe(false);
      expect(await here.get('bot')).toEqual({ next: 1, until: 0 });
    });

    it('are changed by one of many that saw the same', async () => {
      await instances.here.swap('bot', null, { next: 0, until: 0 });
      const swaps = Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? instances.here : instances.there).swap(
          'bot',
          { next: 0, until: 0 },
          { next: i + 1, until: 0 },
        ),
      );
      expect((await Promise.all(swaps)).filter(Boolean)).toHaveLength(1);
    });
  });
}
