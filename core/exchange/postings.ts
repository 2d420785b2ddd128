import { localDateOf, plusMs } from '../calendar/index.ts';
import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { Fact } from '../cases/entry.ts';
import type { Exchange, ExchangeLoad, NotDone, Ports } from '../ports/index.ts';
import { isSamePrice } from '../processes/offer/bids.ts';
import type { Offer } from '../processes/offer/context.ts';
import type { Posting } from '../processes/posting/context.ts';
import { letterOf, priceAsked } from './bid.ts';
import { loadOf } from './load.ts';

const LEASE = 'exchange';
/** Longer than one load takes; it is prolonged with each. */
const LEASE_MS = 120_000;
const MOST = 200;

/**
 * Brings what stands on the freight exchange to what the cases want (S0-28): posts loads, hears what is offered for them,
 * takes off what nobody needs any more. What could not be done is left for the next run; whatever is said again is
 * known by its key. One instance at a time.
 */
export class Postings {
  readonly #ports: Ports;
  readonly #cases: Cases;

  constructor(ports: Ports, cases: Cases) {
    this.#ports = ports;
    this.#cases = cases;
  }

  async run(): Promise<void> {
    const { exchange, leases, ids, log } = this.#ports;
    if (exchange === undefined) return;
    const owner = ids.next(12);
    if (!(await this.#hold(owner))) return;
    try {
      for (const current of await this.#open()) {
        try {
          await this.#bringOn(exchange, current);
        } catch (error) {
          log.error({ caseId: current.id, error: (error as Error).name }, 'a load was not brought on');
        }
        if (!(await this.#hold(owner))) return;
      }
    } finally {
      await leases.release(LEASE, owner);
    }
  }

  #hold(owner: string): Promise<boolean> {
    const now = this.#ports.clock.wall();
    return this.#ports.leases.take(LEASE, owner, now, plusMs(now, LEASE_MS));
  }

  #open(): Promise<Case[]> {
    return this.#ports.cases.list({ process: 'posting', closed: false, limit: MOST });
  }

  async #bringOn(exchange: Exchange, found: Case): Promise<void> {
    const asking = (await this.#cases.load((found.context as Posting).offer)) as Case<Offer> | null;
    const wanted = await this.#wanted(found as Case<Posting>, asking);
    const current = await this.#onTerms(wanted, asking);
    if (current.stages.withdrawing !== undefined) return this.#withdraw(exchange, current);
    if (current.stages.waiting !== undefined) return this.#post(exchange, current);
    if (current.stages.changing !== undefined) return this.#change(exchange, current);
    if (current.stages.posted !== undefined) return this.#listen(exchange, current);
  }

  /** Once every truck has its carrier or the asking is called off, nobody needs the load there. */
  async #wanted(load: Case<Posting>, asking: Case<Offer> | null): Promise<Case<Posting>> {
    const isAsking = asking?.stages['open.collecting'] !== undefined;
    if (isAsking || load.stages.withdrawing !== undefined) return load;
    return (await this.#say(load.id, 'unwanted', { type: 'loadUnwanted' })) ?? load;
  }

  /** Our new price is shown there too; a load without a price goes on asking for theirs. */
  async #onTerms(load: Case<Posting>, asking: Case<Offer> | null): Promise<Case<Posting>> {
    const { price, termsAt = load.context.since } = load.context;
    const { amendedAt = '', price: ours } = asking?.context ?? {};
    if (price === undefined || ours === undefined || amendedAt <= termsAt) return load;
    if (load.stages.withdrawing !== undefined || isSamePrice(price, ours)) return load;
    return (await this.#say(load.id, `amended/${amendedAt}`, { type: 'loadAmended', price: ours })) ?? load;
  }

  async #change(exchange: Exchange, load: Case<Posting>): Promise<void> {
    const { id, context } = load;
    const shown = await this.#loadOf(context);
    if (shown === null) return;
    const key = `changed/${context.termsAt}`;
    const answer = await exchange.change(context.posted?.id ?? '', id, shown);
    if (answer.result === 'changed') await this.#say(id, key, { type: 'loadChanged' });
    else if (answer.result === 'refused' && answer.reason === 'not-found')
      await this.#say(id, 'gone', { type: 'loadWithdrawn' });
    else if (answer.result === 'refused')
      await this.#say(id, `${key}/not`, { type: 'changeFailed', reason: answer.reason });
  }

  async #loadOf(context: Posting): Promise<ExchangeLoad | null> {
    const { logistician } = context;
    const person = logistician === undefined ? null : await this.#ports.people.get(logistician);
    return loadOf(context, person?.name);
  }

  async #post(exchange: Exchange, { id, context }: Case<Posting>): Promise<void> {
    const load = await this.#loadOf(context);
    if (load === null) return;
    const answer = await exchange.post(id, load);
    if (answer.result === 'posted')
      await this.#say(id, 'posted', { type: 'loadPosted', exchange: exchange.name, ...answer.load });
    else await this.#refused(id, 'postingFailed', answer);
  }

  async #listen(exchange: Exchange, { id, context }: Case<Posting>): Promise<void> {
    const answer = await exchange.bids(context.posted?.id ?? '');
    if (answer.result === 'refused' && answer.reason === 'not-found')
      return void (await this.#say(id, 'gone', { type: 'loadWithdrawn' }));
    if (answer.result !== 'heard') return this.#refused(id, 'exchangeUnheard', answer);
    const { clock, company, crypto, inbox } = this.#ports;
    const fresh = answer.bids.filter((bid) => (context.heard[bid.id]?.at ?? '') < bid.at);
    for (const bid of fresh.toSorted((a, b) => a.at.localeCompare(b.at))) {
      const key = `bid/${bid.id}/${bid.at}`;
      const words = letterOf(bid);
      const letter = crypto.sha256(`${id}/${key}`).slice(0, 12);
      if (words !== undefined)
        await inbox.keep({
          id: letter,
          personId: '',
          caseId: id,
          text: words,
          files: [],
          at: clock.now(),
        });
      await this.#say(id, key, {
        type: 'bidHeard',
        bid: {
          id: bid.id,
          at: bid.at,
          firm: bid.firm,
          price: priceAsked(bid, localDateOf(clock.now(), company.zone), context.price),
          ...(words === undefined ? {} : { letter }),
        },
      });
    }
  }

  /** A load whose post was never answered may stand there all the same. */
  async #withdraw(exchange: Exchange, { id, context }: Case<Posting>): Promise<void> {
    let there = context.posted?.id;
    if (there === undefined) {
      const found = await exchange.find(id);
      if (found.result !== 'found') return this.#refused(id, 'withdrawalFailed', found);
      if (found.load === null) return void (await this.#say(id, 'off', { type: 'loadWithdrawn' }));
      there = found.load.id;
    }
    const answer = await exchange.withdraw(there);
    if (answer.result === 'withdrawn') await this.#say(id, 'off', { type: 'loadWithdrawn' });
    else await this.#refused(id, 'withdrawalFailed', answer);
  }

  /** What will not change by itself is told; anything else is tried again with the next run. */
  async #refused(id: string, type: string, answer: NotDone): Promise<void> {
    if (answer.result === 'refused') await this.#say(id, type, { type, reason: answer.reason });
  }

  async #say(caseId: string, key: string, fact: Fact): Promise<Case<Posting> | null> {
    const commandId = `exchange/${key}`;
    const common = { process: 'posting', caseId, doer: null, channel: 'internal' as const };
    const outcome = await this.#cases.handle({ ...common, commandId, fact });
    if (outcome.status === 'refused')
      this.#ports.log.warn(
        { caseId, fact: fact.type, code: outcome.refusal.code },
        'a load on the exchange refused',
      );
    return outcome.current as Case<Posting> | null;
  }
}
