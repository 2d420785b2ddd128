import { expect, it } from 'vitest';
import { paper } from './paper.ts';
import { CARRIER, CLIENT } from './testing/play.ts';
import { agreed, price } from './testing/trips.ts';

it("the carrier's order names both sides, the whole price with its VAT, and how it is paid; never the client", () => {
  const order = paper(agreed().current, 'carrierOrder');
  expect(order.parties?.map(({ party }) => party)).toEqual([undefined, CARRIER]);
  expect(order.signatures).toHaveLength(2);
  const said = JSON.stringify(order.sections);
  expect(said).toContain(String(price.amount.minor));
  expect(said).toContain('trip.paper.terms');
  expect(said).toContain('"kind":"banking","from":"originals"');
  expect(JSON.stringify(order)).not.toContain(CLIENT);
});

it('the confirmation names the client; neither the carrier nor its price', () => {
  const play = agreed();
  const confirmation = paper(play.current, 'confirmation');
  expect(confirmation.parties?.map(({ party }) => party)).toEqual([undefined, CLIENT]);
  const { driver, plate } = play.context.vehicle ?? {};
  const rows = JSON.stringify(confirmation.sections);
  expect(rows).toContain(plate);
  expect(rows).toContain(driver);
  expect(rows).not.toContain('trip.label.sum');
  expect(JSON.stringify({ ...confirmation, sections: [] })).not.toContain(CARRIER);
});
