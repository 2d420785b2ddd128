import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '../../core/cases/entry.ts';
import { addColleague } from '../../core/people/colleagues.ts';
import { EXPLANATIONS } from '../../core/processes/client/context.ts';
import { bring, contractFact, reachedStage } from '../builders/clients.ts';
import { orderOf } from '../builders/orders.ts';
import { msk } from './clock.ts';
import { type COLLEAGUES, type Company, openCompany } from './company.ts';

type Colleague = keyof typeof COLLEAGUES;

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
