import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTexts } from '../../locales/index.ts';
import type { Case } from '../cases/case.ts';
import { allStages } from '../cases/stages.ts';
import { currencies } from '../money/index.ts';
import { blank, type Deal } from '../processes/deal/context.ts';
import { machine } from '../processes/deal/machine.ts';
import { sayFunnel } from './drawn.ts';
import { figuresOf, standings, worthOfAll } from './figures.ts';
import { MILESTONES, reachOf } from './reach.ts';
import { figuresText } from './say.ts';
import { standingAt, UNDER_WAY } from './steps.ts';

const MOMENT = { now: '2026-11-24T09:00:00.000Z', zone: 'Europe/Moscow', isLate: () => false };
const texts = createTexts({ zone: MOMENT.zone });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** A stage with the stages around it, all entered at that moment. */
function within(path: string, at: string): Case['stages'] {
  const names = path.split('.');
  return Object.fromEntries(names.map((_, n) => [names.slice(0, n + 1).join('.'), { seq: 1, at }]));
}

function dealAt(
  paths: string | string[],
  {
    at = MOMENT.now,
    minor,
    currency = 'RUB',
    more = {},
  }: Partial<{
    at: string;
    minor: number;
    currency: (typeof currencies)[number];
    more: Partial<Case<Deal>>;
  }> = {},
): Case<Deal> {
  const quote = {
    version: 1,
    files: [],
    sum: { minor: minor ?? 0, currency },
    vat: 'none' as const,
    days: 0,
  };
  return {
    stages: Object.assign({}, ...[paths].flat().map((path) => within(path, at))),
    lastAt: {},
    context: { ...blank, ...(minor === undefined ? {} : { quote }) },
    ...more,
  } as Case<Deal>;
}

const ENDS = ['won', 'unqualified', 'lost'];
const PATHS = allStages(machine)
  .map(({ path }) => path)
  .filter((path) => !ENDS.includes(path));

describe('where a deal stands in the funnel (S2-03, S2-07 to S2-56)', () => {
  it.each(PATHS.filter((path) => !/goods\.(held|complete)$/.test(path)))('%s is at a step', (path) => {
    expect(standingAt(dealAt(path))).toBeDefined();
  });

  it('what is over stands nowhere', () => {
    for (const end of ENDS) expect(standingAt(dealAt(end))).toBeUndefined();
  });

  it('payment and goods side by side: it stands once, where its goods are; before they move, where its payment is', () => {
    const both = (payment: string, goods: string) =>
      standingAt(dealAt([`fulfilment.payment.${payment}`, `fulfilment.goods.${goods}`]))?.step.name;
    expect(both('due.invoiced', 'held')).toBe('invoiced');
    expect(both('due.overdue', 'held')).toBe('deferral');
    expect(both('due.overdue', 'delivery')).toBe('delivery');
    expect(both('paid', 'atWarehouse')).toBe('atWarehouse');
    expect(both('due.claimed', 'complete')).toBe('invoiced');
    expect(both('paid', 'closing')).toBe('closing');
  });

  it('a deferral that has lapsed is late from its day on, however often its stage began anew (S2-48)', () => {
    const deferral = { files: [], until: '2026-11-16', reason: '', ships: false };
    const deal = dealAt('fulfilment.payment.due.overdue', {
      more: { context: { ...blank, deferral } },
    });
    expect(standings([deal], MOMENT)).toMatchObject([{ age: 5, isLate: true }]);
    const waiting = dealAt('fulfilment.payment.due.deferred', { more: { context: { ...blank, deferral } } });
    expect(standings([waiting], MOMENT)).toMatchObject([{ age: 0, isLate: false }]);
  });

  it('has stood there since it came to the step, whatever moved within it', () => {
    const deal = dealAt([]);
    deal.stages = {
      preparing: { seq: 3, at: '2026-11-20T09:00:00.000Z' },
      'preparing.choice': { seq: 7, at: '2026-11-23T09:00:00.000Z' },
    };
    expect(standingAt(deal)?.since).toBe('2026-11-20T09:00:00.000Z');
  });

  it('every step is found by the stages that the store is asked for', () => {
    for (const path of PATHS) {
      const stages = Object.keys(dealAt(path).stages);
      if (standingAt(dealAt(path)) !== undefined)
        expect(stages.some((one) => UNDER_WAY.includes(one))).toBe(true);
    }
  });
});

describe('the figures of a step', () => {
  it('property: every deal is counted once, and no sum is lost or mixed', () => {
    const deals = fc.array(
      fc.record({
        path: fc.constantFrom(...PATHS.filter((path) => !/goods\.(held|complete)$/.test(path))),
        minor: fc.option(fc.integer({ min: 1, max: 1e9 }), { nil: undefined }),
        currency: fc.constantFrom(...currencies),
      }),
    );
    fc.assert(
      fc.property(deals, (all) => {
        const made = all.map(({ path, minor, currency }) =>
          dealAt(path, { currency, ...(minor === undefined ? {} : { minor }) }),
        );
        const figures = figuresOf(standings(made, MOMENT));
        expect(figures.reduce((sum, { n }) => sum + n, 0)).toBe(all.length);
        expect(figures.reduce((sum, { unpriced }) => sum + unpriced, 0)).toBe(
          all.filter(({ minor }) => minor === undefined).length,
        );
        for (const currency of currencies) {
          const told = figures.flatMap(({ sums }) => sums).filter((sum) => sum.currency === currency);
          const real = all.filter((one) => one.currency === currency).map(({ minor = 0 }) => minor);
          expect(told.reduce((sum, { minor }) => sum + minor, 0)).toBe(
            real.reduce((sum, minor) => sum + minor, 0),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it('the age is that of the oldest, in working days', () => {
    const friday = dealAt('purchase', { at: '2026-11-20T09:00:00.000Z' });
    const monday = dealAt('purchase', { at: '2026-11-23T09:00:00.000Z' });
    const found = figuresOf(standings([monday, friday], MOMENT)).find(({ step }) => step.name === 'purchase');
    expect(found).toMatchObject({ n: 2, oldest: 2, unpriced: 2, sums: [] });
    expect(standings([monday, friday], MOMENT).map(({ age }) => age)).toEqual([2, 1]);
  });

  it('is late where one of its deals is, and says so', () => {
    const late = dealAt('purchase', { minor: 340_000_000 });
    const moment = { ...MOMENT, isLate: (deal: Case<Deal>) => deal === late };
    const [first] = figuresOf(standings([dealAt('purchase'), late], moment)).filter(({ n }) => n > 0);
    expect(first?.isLate).toBe(true);
    expect(plain(texts.say('ru', figuresText(first!)))).toBe(
      '⚠️ Закуп: 2 · 3,4 млн ₽ (без цены: 1) · сегодня',
    );
    expect(plain(texts.say('en', figuresText(first!)))).toBe('⚠️ Purchase: 2 · ₽3.4m (no price: 1) · today');
  });
});

describe('how far deals come', () => {
  const reached = (context: Partial<Deal>, lastAt: Record<string, string>, end?: string) =>
    dealAt(end ?? 'stockCheck', { more: { context: { ...blank, ...context }, lastAt } });

  it('counts who came to each milestone or further, and what part of those before it', () => {
    const sent = { quoteDispatched: 'x' };
    const agreed = { quoteHandedOver: 'x', quoteAccepted: 'x' };
    const deals = [
      reached({}, {}),
      reached({}, sent, 'lost'),
      reached({}, agreed),
      // The client paid before anybody noted that it agreed.
      reached({ paidOn: '2026-11-20' }, sent),
      reached({ paidOn: '2026-11-20' }, agreed, 'won'),
    ];
    expect(reachOf(deals).map(({ n, share }) => [n, share])).toEqual([
      [5, 100],
      [4, 80],
      [3, 75],
      [2, 67],
      [1, 50],
    ]);
  });

  it('of no deals at all says no part', () => {
    expect(reachOf([])).toEqual(MILESTONES.map((milestone) => ({ milestone, n: 0 })));
  });
});

describe('the funnel in words for its picture', () => {
  const drawn = (deals: Case<Deal>[]) => {
    const all = standings(deals, MOMENT);
    const { now, zone } = MOMENT;
    return {
      figures: figuresOf(all),
      all: worthOfAll(all),
      reach: reachOf(deals),
      days: 90,
      scope: 'all' as const,
      now,
      zone,
    };
  };

  it.each(['ru', 'en'] as const)('in %s every step has a name of its own that fits', (locale) => {
    const { parts, empty } = sayFunnel(drawn([dealAt('purchase')]), (text) => texts.say(locale, text));
    const names = parts.flatMap(({ steps }) => steps.map(({ name }) => name));
    expect(new Set(names).size).toBe(15);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(25);
    expect(empty).toBeUndefined();
  });

  it('sums of several currencies are not added up', () => {
    const said = sayFunnel(
      drawn([dealAt('purchase', { minor: 5 }), dealAt('purchase', { minor: 5, currency: 'EUR' })]),
      (text) => texts.say('ru', text),
    );
    expect(said.parts[0]?.steps.find(({ n }) => n === 2)?.sum).toBe('разные валюты');
  });

  it('an empty funnel says that it is', () => {
    const { title, empty } = sayFunnel(drawn([dealAt('won')]), (text) => texts.say('ru', text));
    expect(title).toBe('Сделки в работе: 0');
    expect(empty).toContain('Открытых сделок нет');
  });
});
