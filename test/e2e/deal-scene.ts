import type { Fact } from '../../core/cases/entry.ts';
import type { Person } from '../../core/people/person.ts';
import { bring, reachedStage } from '../builders/clients.ts';
import { COLLEAGUES, type Company, openCompany, PARTNERS } from './company.ts';
import { Hand, type Told } from './hand.ts';
import type { SlackHand } from './slack-hand.ts';

export const SKIP = { press: ['form.skip'] };
export const DUE = 'fulfilment.payment.due';

export const rub = (minor: number) => ({ minor, currency: 'RUB' });

export const paper = (filename: string) => ({
  file: { filename, mime: 'application/pdf', bytes: new TextEncoder().encode(`%PDF-1.7 ${filename}`) },
});

/** Answers to the form of a quote with a fifth of margin, paid before delivery. */
export const QUOTE = {
  files: paper('КП.pdf'),
  sum: '500 000',
  cost: '400 000',
  vat: '22',
  days: { press: ['предоплата'] },
};

export const IN_STOCK: Fact[] = [
  { type: 'stockAnswered', stock: 'inStock', warehouse: 'Ростов' },
  { type: 'quoteBegun' },
];

/** The same quote as a fact. */
export function quoted(change: Partial<Fact> = {}): Fact {
  const known = { files: ['fdemocontract'], sum: rub(500_000_00), cost: rub(400_000_00), vat: 22, days: 0 };
  return { type: 'quoteFormed', ...known, ...change };
}

export const INVOICE: Fact = {
  type: 'invoiceIssued',
  number: '78',
  date: '2026-11-24',
  sum: rub(500_000_00),
  vat: 22,
  due: '2026-11-30',
  files: ['fdemocontract'],
};

/** The demo company with deals, played by its manager, director, accountant, logistician, head and a client's contact. */
export class DealScene {
  readonly company: Company;
  readonly anna: Hand;
  readonly pavel: Hand;
  readonly vera: Hand;
  readonly igor: Hand;
  readonly oleg: Hand;
  readonly irina: Hand;
  readonly people: Record<'sales' | 'head' | 'accountant', Person>;

  private constructor(company: Company, people: DealScene['people']) {
    const hand = (who: keyof typeof COLLEAGUES) =>
      new Hand(COLLEAGUES[who], company.double, company.caravan, 'telegram-staff');
    this.company = company;
    this.people = people;
    this.anna = hand('sales');
    this.pavel = hand('director');
    this.vera = hand('accountant');
    this.igor = hand('logistician');
    this.oleg = hand('head');
    this.irina = new Hand(PARTNERS.client, company.double, company.caravan, 'telegram-partners');
  }

  static async open(options: Parameters<typeof openCompany>[0] = {}): Promise<DealScene> {
    const company = await openCompany(options);
    const [sales, head, accountant] = [
      await company.person('sales'),
      await company.person('head'),
      await company.person('accountant'),
    ];
    return new DealScene(company, { sales, head, accountant });
  }

  /** The same with the director and the accountant in Slack too. */
  static async openInSlack(): Promise<{ scene: DealScene; pavel: SlackHand; vera: SlackHand }> {
    const scene = await DealScene.open({ inSlack: true });
    const [pavel, vera] = [
      await scene.company.inSlack('director'),
      await scene.company.inSlack('accountant'),
    ];
    return { scene, pavel, vera };
  }

  async context<C>(id: string): Promise<C> {
    const found = await this.company.caravan.cases.load(id);
    if (found === null) throw new Error(`there is no case ${id}`);
    return found.context as C;
  }

  async numberOf(deal: string): Promise<string> {
    return (await this.context<{ number: string }>(deal)).number;
  }

  async titleOf(deal: string): Promise<string> {
    return `Сделка № ${await this.numberOf(deal)},`;
  }

  reached(deal: string, stage: string): Promise<unknown> {
    return reachedStage(this.company.caravan, deal, stage);
  }

  /** Presses a button under a message about the deal. */
  async press(who: Hand | SlackHand, key: string, deal: string): Promise<void> {
    await who.press(key, await this.titleOf(deal));
  }

  /** The same with the form that it opens, until everything that follows is done. */
  async does(
    who: Hand | SlackHand,
    key: string,
    deal: string,
    answers?: Record<string, Told>,
  ): Promise<void> {
    await this.press(who, key, deal);
    if (answers !== undefined) await who.answers(answers);
    await this.company.settle();
  }

  /** The manager asks the director for a discount; the reason is how he knows it. */
  async asksDiscount(deal: string, discount: string, reason: string): Promise<void> {
    await this.does(this.anna, 'deal.button.discountSubmitted', deal, { discount, reason });
  }

  /** The manager asks the director to approve the quote; the reason is how he knows it. */
  async asksApproval(deal: string, reason: string): Promise<void> {
    await this.does(this.anna, 'deal.button.approvalAsked', deal, { reason });
  }

  /** The director decides about what was asked with that reason; the manager reads what he says to it. */
  async decides(
    who: Hand | SlackHand,
    verdict: 'approved' | 'rejected' | 'returned',
    reason: string,
    comment?: string,
  ): Promise<void> {
    await who.press(`approval.button.${verdict}`, reason);
    if (comment !== undefined) await who.answers({ comment });
    await this.company.settle();
    if (comment !== undefined) await this.anna.sees(comment);
  }

  /** Finds the deal by its number and opens its card: what is pressed now and then is only there. */
  async opens(who: Hand, deal: string): Promise<void> {
    const number = await this.numberOf(deal);
    await who.type(`сделка ${number}`);
    await who.press(`Сделка № ${number} `, 'Нашлось');
    await who.button('case.history', await this.titleOf(deal));
    await this.company.settle();
  }

  /** Lets so much of the company's time pass. */
  async later(ms: number): Promise<void> {
    await this.company.passTo(new Date(Date.parse(this.company.clock.now()) + ms).toISOString());
    await this.company.settle();
  }

  async bring(deal: string, fact: Fact, who: Person = this.people.sales): Promise<void> {
    await bring(this.company.caravan, deal, who, fact);
    await this.company.settle();
  }

  /** A deal of a client in which these facts have come already, all by its manager. */
  async dealOf(client: string, ...facts: Fact[]): Promise<string> {
    const { caravan } = this.company;
    const deal = `d${caravan.ports.ids.next(10)}`;
    await caravan.cases.handle({
      commandId: 'opened',
      process: 'deal',
      caseId: deal,
      fact: { type: 'dealOpened', client, zone: 'Europe/Moscow', goods: 'Насос ЦНС' },
      doer: this.people.sales,
      channel: 'telegram-staff',
    });
    await this.reached(deal, 'stockCheck');
    await this.company.settle();
    for (const fact of facts) await this.bring(deal, fact);
    return deal;
  }

  /** The same of the client whose contact plays along. */
  dealWith(...facts: Fact[]): Promise<string> {
    return this.dealOf(PARTNERS.client.party, ...facts);
  }

  /** A deal whose quote the client has. */
  async sentDeal(): Promise<string> {
    const deal = await this.dealWith(...IN_STOCK, quoted(), { type: 'quoteReleased' });
    await this.later(61_000);
    return deal;
  }

  /** A deal whose invoice the client has. */
  async invoicedDeal(change: Partial<Fact> = {}): Promise<string> {
    const deal = await this.sentDeal();
    await this.bring(deal, { type: 'quoteAccepted' });
    await this.bring(deal, { ...INVOICE, ...change });
    return deal;
  }
}
