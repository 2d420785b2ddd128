import type { Caravan } from '../../../core/caravan.ts';
import type { Case } from '../../../core/cases/case.ts';
import type { Fact } from '../../../core/cases/entry.ts';
import { withWordsKept } from '../../../core/desk/keep-personal.ts';
import type { Person } from '../../../core/people/person.ts';
import type { TransportRequest } from '../../../core/processes/transport-order/facts.ts';
import type { Price } from '../../../core/processes/transport-order/price.ts';

/** Who plays an order: the client's side, the company's, the carriers' (the second one only bids). */
export interface OrderCast {
  client: Person;
  logistician: Person;
  head: Person;
  sales: Person;
  accountant: Person;
  carrier: Person;
  otherCarrier: Person;
  driver: Person;
}

/** What an order is about: the request, what the client and the carrier get and pay, which truck drives. */
export interface OrderTerms {
  request: TransportRequest;
  clientPrice: Price;
  carrierPrice: Price;
  plate: string;
  /** The order's paper, the carrier's bill, the client's invoice, the signed act. */
  paper: string;
  /** The photo of the consignment note. */
  note: string;
}

/** Brings facts about in an order and its cases, as people would; a refusal is an error. */
export class OrderPlay {
  readonly caravan: Caravan;
  readonly cast: OrderCast;
  readonly terms: OrderTerms;
  readonly id: string;
  readonly trip: string;
  readonly offer: string;
  readonly bill: string;
  readonly invoice: string;
  readonly act: string;
  #nth = 0;

  constructor(caravan: Caravan, cast: OrderCast, terms: OrderTerms) {
    this.caravan = caravan;
    this.cast = cast;
    this.terms = terms;
    const key = caravan.ports.ids.next(10);
    this.id = `o${key}`;
    this.trip = `t${key}-1`;
    this.offer = `f${key}-1`;
    this.bill = `b${key}`;
    this.invoice = `i${key}`;
    this.act = `a${key}`;
  }

  /** The day it is for the company. */
  get today(): string {
    return this.caravan.ports.clock.now().slice(0, 10);
  }

  async case(id: string): Promise<Case> {
    const found = await this.caravan.cases.load(id);
    if (found === null) throw new Error(`there is no case ${id}`);
    return found;
  }

  /** Gives the moment at which the fact was taken; `who` is null for what Caravan itself brings. */
  async does(who: Person | null, process: string, caseId: string, fact: Fact): Promise<string> {
    const { cases } = this.caravan;
    const outcome = await cases.handle({
      commandId: `demo/${caseId}/${fact.type}/${this.#nth++}`,
      process,
      caseId,
      fact: who === null ? fact : await withWordsKept(this.caravan, process, caseId, who.id, fact),
      doer: who,
      channel: who === null ? 'internal' : who.roles.length > 0 ? 'telegram-staff' : 'telegram-partners',
    });
    if (outcome.status === 'refused')
      throw new Error(`the demo company refused ${fact.type}: ${outcome.refusal.code}`);
    return outcome.entry.at;
  }

  onOrder(who: Person | null, fact: Fact): Promise<string> {
    return this.does(who, 'transport-order', this.id, fact);
  }

  onTrip(who: Person | null, fact: Fact): Promise<string> {
    return this.does(who, 'trip', this.trip, fact);
  }

  /** A milestone of the driver's that the client has heard of. */
  async milestone(kind: string, stop: number): Promise<void> {
    const at = await this.onTrip(this.cast.driver, { type: kind, stop });
    await this.onTrip(null, { type: 'milestonePublished', kind, stop, at });
  }

  /** Words that a fact refers to; gives their id. */
  async words(who: Person, caseId: string, text: string): Promise<string> {
    const { ids, inbox, clock } = this.caravan.ports;
    const id = ids.next(12);
    await inbox.keep({ id, personId: who.id, caseId, text, files: [], at: clock.now() });
    return id;
  }
}
