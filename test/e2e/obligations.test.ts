import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '../../core/cases/entry.ts';
import { addColleague } from '../../core/people/colleagues.ts';
import { EXPLANATIONS } from '../../core/processes/client/context.ts';
import { bring, contractFact, reachedStage } from '../builders/clients.ts';
import { orderOf } from '../builders/orders.ts';
import { type COLLEAGUES, type Company, openCompany } from './company.ts';

type Colleague = keyof typeof COLLEAGUES;

/** Moscow time of November 2026, as an instant. */
const msk = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00+03:00`).toISOString();

interface Duty {
  row: string;
  process: string;
  stage: string;
  owner: Colleague;
  above: Colleague;
  /** An hour before the due moment the owner hears; not if there is no hour. */
  soon?: string;
  due: string;
  escalated: string;
  /** Who records the fact that ends the stage, and the fact. */
  by: Colleague | null;
  fact: (ids: { person: string; logistician: string }) => Fact;
}

// All stages begin on Tuesday the 24th at ten; a weekend lies before the last escalations.
const DUTIES: Duty[] = [
  {
    row: 'S0-14',
    process: 'client',
    stage: 'explanations',
    owner: 'sales',
    above: 'head',
    soon: msk(26, '17:00'),
    due: msk(26, '18:00'),
    escalated: msk(27, '13:00'),
    by: 'sales',
    fact: () => ({ type: 'explanationsGiven', points: [...EXPLANATIONS] }),
  },
  {
    row: 'S0-15',
    process: 'client',
    stage: 'contract',
    owner: 'sales',
    above: 'head',
    soon: msk(27, '17:00'),
    due: msk(27, '18:00'),
    escalated: msk(30, '13:00'),
    by: 'sales',
    fact: () => contractFact(),
  },
  {
    row: 'S0-20',
    process: 'client',
    stage: 'handover',
    owner: 'sales',
    above: 'head',
    soon: msk(25, '17:00'),
    due: msk(25, '18:00'),
    escalated: msk(26, '13:00'),
    by: 'sales',
    fact: ({ person }) => ({
      type: 'handoverFilled',
      nuances: 'нет',
      documentRules: 'скан',
      paymentRules: 'по средам',
      platform: false,
      contacts: [person],
    }),
  },
  {
    row: 'S0-22',
    process: 'client',
    stage: 'assignment',
    owner: 'head',
    above: 'director',
    soon: msk(24, '13:00'),
    due: msk(24, '14:00'),
    escalated: msk(24, '18:00'),
    by: 'head',
    fact: ({ logistician }) => ({ type: 'logisticianAssigned', logistician }),
  },
  {
    row: 'S0-22',
    process: 'client',
    stage: 'acceptance',
    owner: 'logistician',
    above: 'head',
    soon: msk(24, '13:00'),
    due: msk(24, '14:00'),
    escalated: msk(24, '18:00'),
    by: 'logistician',
    fact: () => ({ type: 'handoverAccepted' }),
  },
  {
    row: 'S0-19',
    process: 'client',
    stage: 'clarification',
    owner: 'sales',
    above: 'head',
    soon: msk(24, '13:00'),
    due: msk(24, '14:00'),
    escalated: msk(24, '18:00'),
    by: 'sales',
    fact: () => ({ type: 'questionAnswered', answer: 'директор' }),
  },
  {
    row: 'S0-26',
    process: 'transport-order',
    stage: 'requestReceived',
    owner: 'logistician',
    above: 'head',
    due: msk(24, '11:00'),
    escalated: msk(24, '15:00'),
    by: 'logistician',
    fact: () => ({ type: 'requestDeclined', reason: 'нет машин' }),
  },
  {
    row: 'S0-07',
    process: 'colleague',
    stage: 'invited',
    owner: 'head',
    above: 'director',
    soon: msk(27, '17:00'),
    due: msk(27, '18:00'),
    escalated: msk(30, '13:00'),
    by: null,
    fact: () => ({ type: 'colleagueJoined' }),
  },
];

const NAMED_DUTIES = DUTIES.map((duty) => [`${duty.row} ${duty.stage}`, duty] as const);
const MONDAY = msk(30, '14:00');

describe('a promise is remembered until its fact is recorded, and not a moment longer (design 2.8)', () => {
  let company: Company;
  const late = new Map<string, string>();
  const kept = new Map<string, string>();
  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00') });
    for (const promise of DUTIES) {
      late.set(promise.stage, await begun(promise));
      kept.set(promise.stage, await begun(promise));
    }
    for (const { stage, process, by, fact } of DUTIES) {
      const caseId = kept.get(stage)!;
      const ids = {
        person: (await company.person('head')).id,
        logistician: (await company.person('logistician')).id,
      };
      const outcome = await company.caravan.cases.handle({
        commandId: `kept/${caseId}`,
        process,
        caseId,
        fact: fact(ids),
        doer: by === null ? null : await company.person(by),
        channel: by === null ? 'internal' : 'telegram-staff',
      });
      expect(outcome.status, stage).toBe('accepted');
    }
    await company.passTo(MONDAY);
  }, 90_000);
  afterAll(() => company.close());

  /** Brings a fresh case to this stage. */
  async function begun({ process, stage }: Duty): Promise<string> {
    const { caravan } = company;
    if (process === 'colleague') {
      const person = await addColleague(caravan, { name: 'Новичок', roles: ['sales'] });
      return `u${person.id.slice(1)}`;
    }
    if (process === 'transport-order') {
      return orderOf(
        caravan,
        await company.client('working'),
        await company.person('head'),
        await company.person('logistician'),
      );
    }
    if (stage !== 'clarification') return (await company.client(stage as 'contract')).id;
    const client = await company.client('acceptance');
    await bring(caravan, client.id, await company.person('logistician'), {
      type: 'handoverQuestioned',
      question: 'кто подписывает?',
    });
    await reachedStage(caravan, client.id, 'clarification');
    return client.id;
  }

  /** When this colleague was told this about this stage of a case. */
  async function told(caseId: string, stage: string, who: Colleague, text: string): Promise<string[]> {
    const { id } = await company.person(who);
    const messages = await company.caravan.ports.ledger.list({ caseId, personId: id, limit: 100 });
    return messages
      .filter((message) => message.kind === 'new' && message.stage === stage && message.text.key === text)
      .map((message) => message.createdAt)
      .sort();
  }

  it.each(NAMED_DUTIES)(
    '%s: the owner hears in time and when it is late, and every working day after',
    async (_, { stage, owner, soon, due }) => {
      const caseId = late.get(stage)!;
      expect(await told(caseId, stage, owner, 'reminder.soon')).toEqual(soon === undefined ? [] : [soon]);
      const overdue = await told(caseId, stage, owner, 'reminder.overdue');
      expect(overdue[0]).toBe(due);
      for (const at of overdue.slice(1)) {
        const day = new Date(Date.parse(at) + 3 * 3_600_000);
        expect(day.getUTCDay() % 6, `${at} is a working day`).not.toBe(0);
        expect(day.getUTCHours(), at).toBeGreaterThanOrEqual(10);
      }
      expect(
        new Set(overdue.map((at) => at.slice(0, 10))).size,
        'not twice a day but for the first',
      ).toBeGreaterThanOrEqual(overdue.length - 1);
    },
  );

  it.each(NAMED_DUTIES)(
    '%s: after half a working day the one above hears, once',
    async (_, { stage, above, escalated }) => {
      expect(await told(late.get(stage)!, stage, above, 'reminder.escalated')).toEqual([escalated]);
    },
  );

  it.each(DUTIES.map((duty) => [`${duty.row} ${duty.stage}`, duty] as const))(
    '%s: nobody hears a word once the fact is recorded',
    async (_, { stage }) => {
      const messages = await company.caravan.ports.ledger.list({ caseId: kept.get(stage)!, limit: 200 });
      expect(
        messages.filter((message) => message.stage === stage && message.text.key.startsWith('reminder.')),
      ).toEqual([]);
    },
  );

  it('design 6: only the newest copy of a reminder has buttons', async () => {
    const live = (await company.caravan.ports.ledger.liveOfCase(late.get('acceptance')!)).filter(
      (one) => one.state === 'sent',
    );
    const { id } = await company.person('logistician');
    expect(live.filter((one) => one.personId === id)).toHaveLength(1);
  });

  it('design 2.8: the chase stops the moment the fact is recorded at last', async () => {
    const caseId = late.get('acceptance')!;
    await bring(company.caravan, caseId, await company.person('logistician'), { type: 'handoverAccepted' });
    const before = await told(caseId, 'acceptance', 'logistician', 'reminder.overdue');
    await company.passTo('2026-12-02T09:00:00.000Z');
    expect(await told(caseId, 'acceptance', 'logistician', 'reminder.overdue')).toEqual(before);
  });
});

describe('the morning round of calls (S0-23 to S0-25)', () => {
  let company: Company;
  let names: string[];
  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00') });
    const clients = [await company.client('working'), await company.client('working')];
    names = clients.map(({ name }) => name);
  });
  afterAll(() => company.close());

  it('S0-24: every morning at nine it comes as one message, whatever the number of clients', async () => {
    const igor = company.colleague('logistician');
    await company.passTo(msk(25, '09:30'));
    const message = await igor.sees('☎️ Утренний обзвон, 25 ноября 2026: 3 клиента.');
    expect(message.text).toContain('Позвоните до 11:00');
    expect(igor.times('☎️ Утренний обзвон')).toBe(1);
  });

  it('S0-23: a call that is logged is not asked for again; the rest is named to the owner, then to the head', async () => {
    const igor = company.colleague('logistician');
    await igor.press('button.openRound');
    await igor.sees('round.at', { n: 1, of: 3 });
    await igor.press('client.result.loads');
    await igor.sees('round.at', { n: 2, of: 3 });
    await company.passTo(msk(25, '13:30'));
    const late = await igor.sees('Обзвон нужно было закончить к 11:00');
    const named = ['ООО «Уралпромснаб»', ...names].filter((name) => late.text?.includes(name));
    expect(named).toHaveLength(2);
    await company.colleague('head').sees('Игорь Мельников: обзвон не закончен, срок был в 11:00');
    expect(igor.times('Обзвон нужно было закончить')).toBe(1);
    expect(company.colleague('head').times('обзвон не закончен')).toBe(1);
  });

  it('S0-25: the report of the day has the call and names the rounds that were missed', async () => {
    await company.passTo(msk(26, '09:10'));
    const oleg = company.colleague('head');
    await oleg.type('/report');
    await oleg.press('report.earlier');
    const report = await oleg.sees('Обзвон, 25 ноября 2026: 1 из 3');
    expect(report.text?.match(/Есть загрузки \(Игорь Мельников\)/g)).toHaveLength(1);
    expect(report.text?.match(/звонка не было \(Игорь Мельников\)/g)).toHaveLength(2);
  });

  it('S0-24: the morning after counts every client again, also those whose round was missed', async () => {
    const igor = company.colleague('logistician');
    await igor.sees('☎️ Утренний обзвон, 26 ноября 2026: 3 клиента.');
    expect(igor.times('☎️ Утренний обзвон, 26 ноября')).toBe(1);
  });

  it('S0-24: nobody is asked to call at the weekend', async () => {
    const igor = company.colleague('logistician');
    await company.passTo(msk(30, '08:59'));
    await igor.sees('☎️ Утренний обзвон, 27 ноября 2026: 3 клиента.');
    expect([28, 29, 30].filter((day) => igor.times(`☎️ Утренний обзвон, ${day} ноября`) > 0)).toEqual([]);
    await company.passTo(msk(30, '09:01'));
    await igor.sees('☎️ Утренний обзвон, 30 ноября 2026: 3 клиента.');
  });
});

describe('holidays and nights (design 2.8)', () => {
  it('S0-20, S0-24: over the New Year nothing is due, nobody is reminded, no round comes', async () => {
    const company = await openCompany({ now: '2026-12-30T07:00:00.000Z' });
    const igor = company.colleague('logistician');
    const client = await company.client('handover');
    const [{ dueAt } = { dueAt: '' }] = (await company.caravan.ports.obligations.ofCase(client.id)).filter(
      (one) => one.state === 'open',
    );
    expect(dueAt).toBe('2027-01-11T15:00:00.000Z');
    await company.passTo('2027-01-11T05:59:00.000Z');
    expect(igor.times('☎️ Утренний обзвон')).toBe(0);
    expect(
      company
        .colleague('sales')
        .heard.filter(({ text }) => text?.startsWith('⏰') && text.includes(client.name)),
    ).toEqual([]);
    await company.passTo('2027-01-11T06:00:00.000Z');
    await igor.sees('☎️ Утренний обзвон, 11 января 2027');
    await company.close();
  });

  it('S0-26: a request that comes at night is due in the morning; nobody is reminded before', async () => {
    const company = await openCompany({ now: msk(24, '22:00') });
    const client = await company.client('working');
    const order = await orderOf(
      company.caravan,
      client,
      await company.person('head'),
      await company.person('logistician'),
    );
    await company.passTo(msk(25, '12:00'));
    const reminders = (await company.caravan.ports.ledger.list({ caseId: order, limit: 50 })).filter(
      ({ kind, text }) => kind === 'new' && text.key.startsWith('reminder.'),
    );
    expect(reminders.map(({ createdAt }) => createdAt).sort()).toEqual([msk(25, '09:00'), msk(25, '10:00')]);
    await company.close();
  });
});
