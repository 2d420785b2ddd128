import { expect } from 'vitest';
import { approvalId, type Submission } from '../../core/approvals/index.ts';
import type { Fact } from '../../core/cases/entry.ts';
import type { Money } from '../../core/money/index.ts';
import type { TakenOn } from '../builders/clients.ts';
import { pressUpdate } from '../builders/updates.ts';
import { COLLEAGUES, type Company, openCompany } from './company.ts';
import type { FoundButton } from './talker.ts';

export const rub = (roubles: number): Money => ({ minor: roubles * 100, currency: 'RUB' });

/** What was asked for an errand. */
interface Asked {
  caseId: string;
  approval: string;
  /** Stands in every message about it. */
  about: string;
  /** Sends another version. */
  send(version: number, change?: Partial<Submission>): Promise<void>;
}

/** The demo company with errands about a client of its: the smallest cases that ask for approval. */
export class ApprovalScene {
  readonly company: Company;
  readonly client: TakenOn;
  #next = 101;

  private constructor(company: Company, client: TakenOn) {
    this.company = company;
    this.client = client;
  }

  static async open(): Promise<ApprovalScene> {
    const company = await openCompany();
    return new ApprovalScene(company, await company.client('working'));
  }

  /** An errand that has asked for approval, once its approvers are named. */
  async asks(name: string, requester: 'sales' | 'director' = 'sales'): Promise<Asked> {
    const number = String(this.#next++);
    const caseId = `e${number}`;
    const approval = approvalId(caseId, name);
    await this.#given('errand', caseId, 'opened', { type: 'errandOpened', number });
    await this.#given('approval', approval, 'on', { type: 'approvalOpened' });
    const submission = await this.#submission(number, requester);
    const subject = { process: 'errand', caseId, name };
    const send: Asked['send'] = async (version, change = {}) => {
      const fact = { type: 'submitted', ...submission, subject, version, ...change };
      await this.#given('approval', approval, `submitted/${version}`, fact);
      await this.company.settle();
    };
    await send(1);
    return { caseId, approval, send, about: `${number}, версия` };
  }

  /** What the errand has heard of it, newest last. */
  async verdicts(caseId: string): Promise<unknown[]> {
    return (await this.company.entries(caseId, 'approvalDecided')).map(({ fact }) => fact.verdict);
  }

  /** Waits until the errand has heard that it was approved, and nothing else. */
  async approved(caseId: string): Promise<void> {
    await expect.poll(() => this.verdicts(caseId)).toEqual(['approved']);
  }

  /** What a press answers that comes when its button is gone already: from another device, or kept on the way. */
  async lateAnswer(who: keyof typeof COLLEAGUES, { message_id, data }: FoundButton): Promise<string> {
    const update = pressUpdate(COLLEAGUES[who].userId, message_id, data);
    await this.company.bring('staff', update);
    const answers = this.company.double.controls
      .log()
      .filter(({ method }) => method === 'answerCallbackQuery');
    const own = answers.find(({ payload }) => payload.callback_query_id === update.callback_query?.id);
    return String(own?.payload.text);
  }

  /** A request with all that a decision needs; the requester's words lie in the inbox. */
  async #submission(number: string, requester: 'sales' | 'director'): Promise<Omit<Submission, 'subject'>> {
    const { caravan, clock, person } = this.company;
    const { id } = await person(requester);
    const reason = `reason${number}`;
    const takenAt = clock.now();
    const words = { personId: id, text: 'Просят цену ниже рынка', files: [], at: takenAt };
    await caravan.ports.inbox.keep({ id: reason, ...words });
    return {
      number,
      client: this.client.id,
      requester: id,
      version: 1,
      files: [],
      reason,
      figures: { sum: rub(100_000), cost: rub(80_000), vat: 22 },
      standing: {
        grade: 'B',
        limit: rub(500_000),
        setBy: (await person('director')).id,
        setOn: '2026-11-03',
        exposure: rub(300_000),
        overdue: rub(40_000),
        overdueItems: [{ caseId: this.client.id, number: '78', rest: rub(40_000), due: '2026-11-20' }],
        decisions: [],
        takenAt,
      },
    };
  }

  async #given(process: string, caseId: string, commandId: string, fact: Fact): Promise<void> {
    const by = { doer: null, channel: 'internal' } as const;
    const { cases } = this.company.caravan;
    const outcome = await cases.handle({ ...by, commandId, process, caseId, fact });
    if (outcome.status === 'refused') throw new Error(outcome.refusal.code);
  }
}
