import { expect, it } from 'vitest';
import type { Cargo } from './cargo-schema.ts';
import { FIRMS } from './firms.ts';
import { Market } from './market.ts';

const MINUTE = 60_000;
const cargo = (payment: object) =>
  ({ route: { loading: { cargos: [{ weight: { type: 'tons', quantity: 20 } }] } }, payment }) as Cargo;

it('firms of the playground answer a load minutes after it was posted, each once and always alike', () => {
  let now = Date.parse('2026-11-24T09:00:00.000Z');
  const market = new Market(() => now, FIRMS);
  const { id } = market.post(cargo({ rate_with_vat: 80_000 }));
  const heard = () => market.responsesTo(id) as { FirmId: number; NdsPrice?: number; AddedAt: string }[];
  expect(heard()).toEqual([]);
  now += 5 * MINUTE;
  expect(heard()).toMatchObject([{ NdsPrice: 83_000, AddedAt: '2026-11-24T09:04:00.000Z' }]);
  now += 60 * MINUTE;
  expect(heard()).toMatchObject([
    { NdsPrice: 83_000 },
    { NdsPrice: 78_500 },
    { NotNdsPrice: 62_500, AddedAt: '2026-11-24T09:16:00.000Z' },
  ]);
  expect(heard()).toHaveLength(FIRMS.length);
});

it('a load that names no price is answered by its weight', () => {
  let now = 0;
  const market = new Market(() => now, FIRMS);
  const { id } = market.post(cargo({ type: 'rate-request' }));
  now = 60 * MINUTE;
  expect(market.responsesTo(id)).toMatchObject([
    { NdsPrice: 93_500 },
    { NdsPrice: 88_000 },
    { NotNdsPrice: 70_000 },
  ]);
});
