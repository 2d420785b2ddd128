import { AsyncLocalStorage } from 'node:async_hooks';
import { type ExchangeDouble, startExchangeDouble } from '../../bots/playground/exchange-double/index.ts';
import type { Case } from '../../core/cases/case.ts';
import type { Fact } from '../../core/cases/entry.ts';
import type { Person } from '../../core/people/person.ts';
import type { Offer } from '../../core/processes/offer/context.ts';
import type { Posting } from '../../core/processes/posting/context.ts';
import { bring, reachedStage } from '../builders/clients.ts';
import { orderOf } from '../builders/orders.ts';
import { searchedTrip } from '../builders/trips.ts';
import { type Company, openCompany, PARTNERS } from './company.ts';
import type { Talker } from './talker.ts';

/** Marks what a round of the test's does. */
const own = new AsyncLocalStorage<true>();
const TOKEN = 'exchange-key-of-tests';
/** A firm on the exchange that is not in the carrier book. */
export const STRANGER = { firmId: 14_612, firm: 'ООО «Степной ветер»' };

/** The demo company with a double of the freight exchange, and its logistician. */
export class ExchangeScene {
  readonly company: Company;
  readonly double: ExchangeDouble;
  readonly igor: Talker;
  readonly logistician: Person;
  /** The newest order and the asking of carriers for it. */
  order = '';
  offer = '';

  private constructor(company: Company, double: ExchangeDouble, logistician: Person) {
    this.company = company;
    this.double = double;
    this.logistician = logistician;
    this.igor = company.colleague('logistician');
  }

  static async open(): Promise<ExchangeScene> {
    let now = Date.now;
    const double = await startExchangeDouble({ token: TOKEN, limits: 'none', now: () => now() });
    const settings = { ATI_TOKEN: TOKEN, ATI_CODE: '64357', ATI_API_ROOT: double.root };
    const company = await openCompany({ settings });
    now = () => Date.parse(company.clock.now());
    keepRoundsToTest(company);
    return new ExchangeScene(company, double, await company.person('logistician'));
  }

  async close(): Promise<void> {
    await this.company.close();
    await this.double.close();
  }

  /** Carriers of the book are asked for a new order, in this manner. */
  async asks(manner: object = {}, when?: 'a truck is searched for'): Promise<void> {
    const { caravan, client, person, settle } = this.company;
    this.order = await orderOf(caravan, await client('working'), await person('head'), this.logistician);
    const trips = when === undefined ? [] : [await searchedTrip(caravan, this.order, this.logistician)];
    const carriers = [PARTNERS.carrier.party];
    await this.brings({ type: 'carriersAsked', carriers, minutes: 60, trips, ...manner }, this.order);
    this.offer = `f${this.order.slice(1)}-1`;
    await reachedStage(caravan, this.offer, 'open.collecting');
    await settle();
  }

  /** The logistician brings a fact about in the asking or in another case, and all that follows is done. */
  async brings(fact: Fact, caseId = this.offer): Promise<void> {
    await bring(this.company.caravan, caseId, this.logistician, fact);
    await this.company.settle();
  }

  async asking(): Promise<Offer> {
    return ((await this.company.caravan.cases.load(this.offer)) as Case<Offer>).context;
  }

  /** The load of the asking, as we know it. */
  async load(): Promise<Case<Posting>> {
    const found = await this.company.caravan.ports.cases.list({ process: 'posting' });
    const mine = found.find(({ context }) => (context as Posting).offer === this.offer);
    if (mine === undefined) throw new Error('the load is not there');
    return mine as Case<Posting>;
  }

  /** One round. */
  async run(): Promise<void> {
    const { caravan, settle } = this.company;
    await own.run(true, () => caravan.postings.run());
    await settle();
  }

  /** The logistician wants the load on the exchange; the next round posts it. */
  async gives(): Promise<void> {
    await this.igor.press('offer.button.exchangeOffered', `№ ${(await this.asking()).number}`);
    await this.igor.fill('posting', 'new', [['volume', '82 м³']]);
    await this.company.settle();
  }

  /** The same, and the round has come. */
  async posts(): Promise<void> {
    await this.gives();
    await this.run();
  }

  /** A firm that is not in the book names its price. */
  async hears(roubles: number, firm: object = {}): Promise<void> {
    this.double.market.answer(this.standing, { ...STRANGER, withVat: roubles, ...firm });
    await this.run();
  }

  /** The load on the exchange. */
  get standing(): string {
    return this.double.market.loads[0]?.id ?? '';
  }

  /** The task as it stands in the logistician's chat now. */
  async task(): Promise<string> {
    return this.igor.waitFor((view) => {
      const mine = view.messages.filter(({ text }) => text?.includes('Соберите ответы'));
      return mine.at(-1)?.text;
    }, 'the task');
  }
}

/** The scheduler's rounds find the lease taken: otherwise one of its own may be under way when the test wants one. */
function keepRoundsToTest({ caravan: { ports } }: Company): void {
  const { leases } = ports;
  const take = leases.take.bind(leases);
  leases.take = async (name, ...rest) =>
    name === 'exchange' && own.getStore() === undefined ? false : take(name, ...rest);
}
