import { expect, it } from 'vitest';
import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { ActiveStage } from '../cases/stages.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import type { Obligation } from './obligation.ts';
import { reconcile } from './reconcile.ts';

const DUE = '2026-12-31T07:00:00.000Z';

/** A case that waits for something at its even entries, and whose stage begins anew with each. */
const at = (seq: number) => ({ id: 'd1', process: 'deal', seq, context: {}, lastAt: {} }) as unknown as Case;
const waits = ({ seq }: Case) => (seq % 2 === 0 ? [{ name: 'payment', at: DUE, fact: { type: 'due' } }] : []);
const stageOf = ({ seq }: Case) =>
  [
    {
      path: 'invoiced',
      meta: { owner: 'sales', deadline: { workingDays: 2 }, buttons: [] },
      entered: { seq, at: '2026-11-24T07:00:00.000Z' },
    },
  ] as unknown as ActiveStage[];

function setting() {
  const all = new Map<string, Obligation>();
  let newest = at(2);
  const obligations: Partial<Ports['obligations']> = {
    ofCase: async () => [...all.values()].map((one) => ({ ...one })),
    open: async (one) => {
      if (!all.has(one.id)) all.set(one.id, one);
    },
    close: async (id, state) => {
      const one = all.get(id);
      if (one?.state === 'open') all.set(id, { ...one, state, nextAt: null });
    },
    reopen: async (id, nextAt) => {
      const one = all.get(id);
      if (one !== undefined && one.state !== 'open') all.set(id, { ...one, state: 'open', nextAt });
    },
    setOwner: async () => {},
  };
  const ports = {
    obligations,
    clock: { now: () => '2026-11-24T07:00:00.000Z' },
    company: { zone: 'Europe/Moscow' },
  } as unknown as Ports;
  const cases = {
    process: () => ({ name: 'deal', waits, holders: () => ({ sales: null }) }) as unknown as Process,
    stagesOf: stageOf,
    load: async () => newest,
  } as unknown as Cases;
  const run = (seq: number) => {
    if (seq > newest.seq) newest = at(seq);
    return reconcile(ports, cases, at(seq));
  };
  const open = () => [...all.values()].filter(({ state }) => state === 'open').map(({ id }) => id);
  return { run, open, all };
}

it('whoever was held up and sees an older case takes nothing back from the newer one (design 2.8)', async () => {
  const { run, open, all } = setting();
  await run(4);
  expect(open()).toEqual(['d1/wait/payment', 'd1/invoiced/4']);
  await run(3);
  expect(open()).toEqual(['d1/wait/payment', 'd1/invoiced/4']);
  expect(all.get('d1/wait/payment')?.nextAt).toBe(DUE);
});

it('a wait that is wanted again after a pause comes again', async () => {
  const { run, open, all } = setting();
  await run(2);
  await run(3);
  expect(open()).toEqual(['d1/invoiced/3']);
  await run(4);
  expect(open()).toEqual(['d1/wait/payment', 'd1/invoiced/4']);
  expect(all.get('d1/wait/payment')?.nextAt).toBe(DUE);
});
