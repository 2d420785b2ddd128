import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { approvalId, type Policy } from '../../core/approvals/index.ts';
import { reachedStage } from '../builders/clients.ts';
import { errand } from '../builders/errand.ts';
import { ApprovalScene, rub } from './approval-scene.ts';
import type { Company } from './company.ts';

const STEP = { hours: 4, escalation: 'head' } as const;
/** Policies beside the company's own: what these tests ask about. */
const OTHERS: Record<string, Policy> = {
  majority: {
    needed: 'always',
    order: 'parallel',
    steps: [{ ...STEP, role: 'logistician', of: 'majority' }],
  },
  sequence: {
    needed: 'always',
    order: 'sequence',
    steps: [
      { ...STEP, role: 'accountant', of: 'any' },
      { ...STEP, role: 'director', of: 'any' },
    ],
  },
};

vi.mock('../../core/approvals/policies.ts', async (original) => {
  const real = await original<typeof import('../../core/approvals/policies.ts')>();
  const policyFor = (subject: { process: string; name: string }) =>
    OTHERS[subject.name] ?? real.policyFor(subject);
  return { ...real, policyFor };
});
vi.mock('../../core/processes/index.ts', async (original) => {
  const real = await original<typeof import('../../core/processes/index.ts')>();
  return { ...real, processes: [...real.processes, errand] };
});

let scene: ApprovalScene;
let company: Company;

beforeAll(async () => {
  scene = await ApprovalScene.open();
  company = scene.company;
}, 120_000);
afterAll(() => company.close());

const textOf = (answer: object) => ('text' in answer ? String(answer.text) : '');

describe('the decision card (S2-22, S2-23)', () => {
  it('S2-23: holds what a decision needs, and one tap decides (S2-24)', async () => {
    const { caseId, about } = await scene.asks('quote');
    const pavel = company.colleague('director');
    const card = await pavel.sees(about);
    const said = card.text ?? card.caption ?? '';
    for (const words of [
      'Причина: Просят цену ниже рынка',
      'Просит: Анна Соколова',
      `Клиент: ${scene.client.name}`,
      'класс B',
      '(решение: Павел Гринёв, 3 ноября 2026)',
      'Маржа: 20 000 ₽ (20 %)',
      'Долг с этой сделкой: 400 000 ₽ при лимите 500 000 ₽',
      'Просрочено: 40 000 ₽',
    ])
      expect(said.replaceAll(/\u00a0|\u202f/g, ' ')).toContain(words);
    await pavel.press('Просрочено: 1 документ', about);
    await pavel.sees('78: осталось');
    const approve = await pavel.button('approval.button.approved', about);
    expect(textOf(await pavel.tap(approve))).toBe('Согласовано');
    await scene.approved(caseId);
    await pavel.sees('Согласовано — Павел Гринёв');
  });

  it('S2-26, S2-27: returned with one sentence, which the case that asked hears', async () => {
    const { caseId, about } = await scene.asks('quote');
    const pavel = company.colleague('director');
    await pavel.press('approval.button.returned', about);
    await pavel.fill('approval', 'return', [['comment', 'Себестоимость без доставки']]);
    const [heard] = await company.entries(caseId, 'approvalDecided');
    expect(heard?.fact).toMatchObject({ verdict: 'returned', by: (await company.person('director')).id });
    const words = await company.caravan.ports.inbox.get(String(heard?.fact.comment));
    expect(words?.text).toBe('Себестоимость без доставки');
  });
});

describe('one decision a round (design 2.5)', () => {
  it('S2-24: pressed on two devices at once it is one decision, and the other press hears who decided and when', async () => {
    const { caseId, about } = await scene.asks('quote');
    const pavel = company.colleague('director');
    const approve = await pavel.button('approval.button.approved', about);
    const said = (await Promise.all([pavel.tap(approve), pavel.tap(approve)])).map(textOf);
    expect(said.filter((text) => text === 'Согласовано')).toHaveLength(1);
    expect(said.filter((text) => /^Уже решено: согласовано — Павел Гринёв, .*10:00/.test(text))).toHaveLength(
      1,
    );
    expect(await scene.verdicts(caseId)).toEqual(['approved']);
  });

  it('S2-34: a press on a card whose cost has changed is refused with the reason, and nothing is decided', async () => {
    const { caseId, approval, about, send } = await scene.asks('quote');
    const pavel = company.colleague('director');
    const old = await pavel.button('approval.button.approved', about);
    await send(2, { figures: { sum: rub(100_000), cost: rub(95_000), vat: 22 } });
    await reachedStage(company.caravan, approval, 'deciding.votes');
    expect(await scene.lateAnswer('director', old)).toContain(
      'отправлена версия 2, изменилось: себестоимость',
    );
    expect(await scene.verdicts(caseId)).toEqual([]);
    const fresh = await pavel.sees('версия 2');
    expect((fresh.text ?? '').replaceAll(/\u00a0|\u202f/g, ' ')).toContain(
      'себестоимость: 80 000 ₽ → 95 000 ₽',
    );
    await pavel.press('approval.button.approved', 'версия 2');
    await scene.approved(caseId);
  });
});

describe('several who decide', () => {
  it('the majority of three: two are enough, the third hears it; whoever has decided has no buttons left', async () => {
    const third = await company.person('head');
    await company.caravan.ports.people.update(third.id, { roles: ['head', 'logistician'] });
    const { caseId, about } = await scene.asks('majority');
    const [igor, marina, oleg] = [
      company.colleague('logistician'),
      company.colleague('logistician2'),
      company.colleague('head'),
    ];
    const [first, second, late] = await Promise.all(
      [igor, marina, oleg].map((who) => who.button('approval.button.approved', about)),
    );
    expect(textOf(await igor.tap(first!))).toBe('Согласовано');
    expect(await scene.lateAnswer('logistician', first!)).toContain(
      'Решение уже принято: согласовано — Игорь Мельников',
    );
    expect(await scene.verdicts(caseId)).toEqual([]);
    await company.settle();
    const owed = await company.caravan.ports.obligations.ofCase(approvalId(caseId, 'majority'));
    const stateOf = async (who: 'logistician' | 'logistician2') => {
      const { id } = await company.person(who);
      return owed.find(({ owner }) => owner === id)?.state;
    };
    expect([await stateOf('logistician'), await stateOf('logistician2')]).toEqual(['met', 'open']);
    await marina.tap(second!);
    await scene.approved(caseId);
    expect(await scene.lateAnswer('head', late!)).toContain('Уже решено: согласовано — Марина Ковалёва');
    await company.caravan.ports.people.update(third.id, { roles: ['head'] });
  });

  it('in a sequence the next one hears when it is his turn, and not before', async () => {
    const { caseId, about } = await scene.asks('sequence');
    const [vera, pavel] = [company.colleague('accountant'), company.colleague('director')];
    await vera.button('approval.button.approved', about);
    expect(pavel.hasSeen(about)).toBe(false);
    await vera.press('approval.button.approved', about);
    await pavel.press('approval.button.approved', about);
    await scene.approved(caseId);
  });

  it('an added approver has to agree too', async () => {
    const { caseId, about } = await scene.asks('quote');
    const [pavel, vera] = [company.colleague('director'), company.colleague('accountant')];
    await pavel.press('approval.button.approverAdded', about);
    await pavel.fill('approval', 'add', [['person', { press: 'Вера Титова' }]]);
    await pavel.press('approval.button.approved', about);
    await company.settle();
    expect(await scene.verdicts(caseId)).toEqual([]);
    await vera.press('approval.button.approved', about);
    await scene.approved(caseId);
  });

  it('handed over: the other one gets the card, and the old button says to whom it went', async () => {
    const { caseId, about } = await scene.asks('quote');
    const [pavel, oleg] = [company.colleague('director'), company.colleague('head')];
    const old = await pavel.button('approval.button.approved', about);
    await pavel.press('approval.button.transferred', about);
    await pavel.fill('approval', 'transfer', [['to', { press: 'Олег Дорохов' }]]);
    await oleg.button('approval.button.approved', about);
    expect(await scene.lateAnswer('director', old)).toContain('Решение передано: Олег Дорохов');
    await company.colleague('sales').sees('теперь решает Олег Дорохов');
    await oleg.press('approval.button.approved', about);
    await scene.approved(caseId);
  });
});

describe('who may decide (design 2.9)', () => {
  it('nobody his own request: the director’s own goes to the head', async () => {
    const { caseId, about } = await scene.asks('quote', 'director');
    const oleg = company.colleague('head');
    await oleg.press('approval.button.approved', about);
    await scene.approved(caseId);
    const pavel = company.colleague('director');
    await pavel.sees('Отправлено на согласование: Олег Дорохов');
  });

  it('a substitute decides during an absence; the journal says for whom, the absent one’s card says who', async () => {
    const [absent, substitute] = [await company.person('director'), await company.person('accountant')];
    const { people } = company.caravan.ports;
    const away = [
      { from: '2026-11-01T00:00:00.000Z', to: '2027-11-01T00:00:00.000Z', substitute: substitute.id },
    ];
    await people.update(absent.id, { away });
    const { caseId, approval, about } = await scene.asks('quote');
    const vera = company.colleague('accountant');
    const card = await vera.sees(about);
    expect(card.text).toContain('Павел Гринёв');
    await vera.press('approval.button.approved', about);
    await scene.approved(caseId);
    const [vote] = await company.entries(approval, 'approved');
    expect(vote?.actor).toMatchObject({ person: substitute.id, role: 'approver', substituteFor: absent.id });
    const [heard] = await company.entries(caseId, 'approvalDecided');
    expect(heard?.fact).toMatchObject({ by: substitute.id, for: absent.id });
    const own = await company.colleague('director').sees(about);
    await company.colleague('director').waitFor((view) => {
      const now = view.messages.find((one) => one.message_id === own.message_id);
      return now?.text?.includes('Вера Титова') === true && now.reply_markup === undefined ? true : undefined;
    }, 'who decided');
    await people.update(absent.id, { away: [] });
  });
});

describe('asking and waiting', () => {
  it('a question goes to the requester and stops the clock; the answer back to who asked, with the buttons', async () => {
    const { caseId, approval, about } = await scene.asks('quote');
    const [pavel, anna] = [company.colleague('director'), company.colleague('sales')];
    await pavel.press('approval.button.questionAsked', about);
    await pavel.fill('approval', 'ask', [['words', 'До какого числа цена поставщика?']]);
    await anna.sees('До какого числа цена поставщика?');
    await company.settle();
    const owed = async () =>
      (await company.caravan.ports.obligations.ofCase(approval))
        .filter(({ stage }) => stage === 'deciding.votes')
        .map(({ state }) => state);
    // Until the answer nobody is late with a decision.
    expect(await owed()).toEqual(['met']);
    await anna.press('approval.button.questionAnswered', about);
    await anna.give('До пятницы');
    await anna.press('form.skip');
    await pavel.sees('До пятницы');
    await company.settle();
    expect(await owed()).toEqual(['met', 'open']);
    await pavel.press('approval.button.approved', 'До пятницы');
    await scene.approved(caseId);
  });

  it('the requester withdraws on the approval’s own card; the old button says so', async () => {
    const { caseId, about } = await scene.asks('quote');
    const [pavel, anna] = [company.colleague('director'), company.colleague('sales')];
    const old = await pavel.button('approval.button.approved', about);
    await anna.press('approval.button.open', about);
    await anna.press('approval.button.requestWithdrawn', about);
    await expect.poll(() => company.entries(caseId, 'approvalWithdrawn')).toHaveLength(1);
    expect(await scene.lateAnswer('director', old)).toContain('Запрос отозван');
    expect(await scene.verdicts(caseId)).toEqual([]);
  });

  it('the deadline passes in working hours: the approver is reminded, the head hears; after the decision nobody does', async () => {
    const { caseId, approval, about } = await scene.asks('quote');
    const [pavel, oleg] = [company.colleague('director'), company.colleague('head')];
    const owed = await company.caravan.ports.obligations.ofCase(approval);
    const dueAt = owed.find(({ ownerRole }) => ownerRole === 'approver')?.dueAt ?? '';
    await company.passTo(new Date(Date.parse(dueAt) + 24 * 3_600_000).toISOString());
    await oleg.sees(about);
    await pavel.press('approval.button.approved', about);
    await scene.approved(caseId);
    await company.settle();
    const after = await company.caravan.ports.obligations.ofCase(approval);
    expect(after.filter(({ state }) => state === 'open')).toEqual([]);
  });
});
