import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import type { Fact } from '../../core/cases/entry.ts';
import { addColleague } from '../../core/people/colleagues.ts';
import type { Person } from '../../core/people/person.ts';
import type { Ports } from '../../core/ports/index.ts';
import type { Carrier } from '../../core/processes/carrier/context.ts';
import type { CarrierImport } from '../../core/processes/carrier-import/facts.ts';
import { type House, openHouse } from '../../house.ts';
import { freshInn, freshPhone } from '../builders/inn.ts';

const LONG = { timeout: 120_000 };
const ROWS = 150;
const IMPORT = 'wbook';
const FILE = 'fbook';

describe('an import that is broken off', () => {
  const log = pino({ level: 'silent' });
  let dir: string;
  let house: House;
  let igor: Person;
  let inns: string[];

  /** A house on the same store; people of the first `lives` rows are joined, then the power is cut. */
  const open = (lives = Number.POSITIVE_INFINITY) =>
    openHouse({
      config: readConfig({ DATA_DIR: dir, LOG_LEVEL: 'silent' }),
      log,
      dir,
      around: (ports) => ({ ...ports, people: mortal(ports.people, lives) }),
    });

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'caravan-import-'));
    inns = Array.from({ length: ROWS }, freshInn);
    house = await open();
    const { caravan } = house;
    igor = await addColleague(caravan, { name: 'Игорь', phone: freshPhone(), roles: ['logistician'] });
    await addColleague(caravan, { name: 'Олег', phone: freshPhone(), roles: ['head'] });
    const rows = inns.map((inn) => [inn, `ООО «Рейс ${inn}»`, 'Казань', 'Олег Сидоров', freshPhone()]);
    await keep(caravan.ports, [
      ['ИНН', 'Название', 'Город', 'Контакт', 'Телефон'],
      ...rows,
      ['7707083894', 'Не тот ИНН', 'Казань', 'Олег Сидоров', freshPhone()],
    ]);
    await says(igor, { type: 'importAsked', file: FILE });
    await caravan.imports.run();
    await says(igor, { type: 'importConfirmed' });
  }, 60_000);
  afterEach(async () => {
    await house?.close();
    await rm(dir, { recursive: true, force: true });
  });

  async function keep({ files, sheets, crypto, clock }: Ports, rows: string[][]) {
    const bytes = await sheets.write('Перевозчики', rows);
    const sha256 = crypto.sha256(bytes);
    const file = { id: FILE, name: 'Перевозчики.xlsx', type: 'application/zip', size: bytes.length, sha256 };
    await files.put({ ...file, kind: 'document', uploadedBy: 'test', at: clock.now() }, bytes);
  }

  async function says(doer: Person, fact: Fact) {
    const command = { commandId: fact.type, process: 'carrier-import', caseId: IMPORT, fact, doer };
    const outcome = await house.caravan.cases.handle({ ...command, channel: 'telegram-staff' });
    expect(outcome.status).toBe('accepted');
  }

  const standing = async () => {
    const current = await house.caravan.cases.load(IMPORT);
    return { stages: Object.keys(current?.stages ?? {}), ...(current?.context as CarrierImport) };
  };
  const histories = () => Promise.all(inns.map((inn) => house.caravan.cases.history(`c${inn}`)));

  it('goes on after the power was cut between two rows; nothing is written twice', LONG, async () => {
    await house.close();
    house = await open(110);
    await house.caravan.imports.run();
    const begun = (await histories()).filter((entries) => entries.length > 0);
    expect(begun.length).toBeGreaterThan(110);
    expect(begun.length).toBeLessThan(ROWS);
    expect(await standing()).toMatchObject({ stages: ['writing'], done: 100 });

    await house.close();
    house = await open();
    await house.caravan.imports.run();
    expect(await standing()).toMatchObject({ tally: { written: ROWS, failed: 1, refused: [] } });
    for (const entries of await histories()) expect(entries).toHaveLength(1);
    const { people } = house.caravan.ports;
    for (const [nth, inn] of inns.entries()) {
      const members = await people.ofParty(`c${inn}`);
      const book = (await house.caravan.cases.load(`c${inn}`))?.context as Carrier;
      expect(
        members.map(({ id }) => id),
        `row ${nth + 2}`,
      ).toEqual(book.contacts);
    }
  });

  it('ends where whoever asked for it is gone, and the head hears of it', LONG, async () => {
    await house.caravan.ports.people.update(igor.id, { roles: [], dismissedAt: new Date().toISOString() });
    await house.caravan.imports.run();
    expect(await standing()).toMatchObject({ problem: 'asker-gone' });
    expect((await histories()).flat()).toEqual([]);
    const [failed] = (await house.caravan.cases.history(IMPORT)).slice(-1);
    expect(failed?.effects).toContainEqual(
      expect.objectContaining({ to: { role: 'head' }, text: 'carrier-import.problem.askerGone' }),
    );
  });
});

/** Dies after so many people have joined their companies, and stays dead. */
function mortal(people: Ports['people'], lives: number): Ports['people'] {
  let left = lives;
  return new Proxy(people, {
    get: (target, name) => {
      const method = target[name as keyof Ports['people']] as (...given: unknown[]) => unknown;
      return (...given: unknown[]) => {
        if (name === 'join') left -= 1;
        if (left < 0) throw new Error('the power was cut');
        return method.apply(target, given);
      };
    },
  });
}
