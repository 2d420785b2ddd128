import { reachedStage } from '../builders/clients.ts';
import { PARTNERS } from './company.ts';
import { type DealScene, paper, SKIP } from './deal-scene.ts';
import { Hand, type Told } from './hand.ts';
import type { SlackHand } from './slack-hand.ts';

const NO = { press: ['Нет'] };
const ALL = { press: ['form.all', 'form.done'] };
/** A milestone is published after two minutes. */
const OUT = 3 * 60_000;
const DAY = 24 * 3_600_000;

type Answers = Record<string, Told>;

/** The manager orders a truck from the deal's own message; gives the transport order. */
export async function orderedBy(scene: DealScene, deal: string, price: Told = SKIP): Promise<string> {
  const { anna, company } = scene;
  await scene.does(anna, 'deal.button.orderSpawned', deal, {
    'loadings.0.city': 'Ростов-на-Дону',
    'loadings.0.address': 'Складская, 1',
    'loadings.0.window': '25.11 9-12',
    'loadings.0.contact': SKIP,
    'loadings.more.1': NO,
    'unloadings.0.city': 'Екатеринбург',
    'unloadings.0.address': 'Заводская, 9',
    'unloadings.0.window': '28.11 9-17',
    'unloadings.0.contact': SKIP,
    'unloadings.more.1': NO,
    weight: '2 т',
    volume: SKIP,
    places: SKIP,
    body: { press: ['transport-order.body.tent'] },
    loading: SKIP,
    dangerous: NO,
    value: SKIP,
    price,
    comment: SKIP,
    files: SKIP,
  });
  const orders = await company.caravan.ports.cases.list({ process: 'transport-order', closed: false });
  const own = orders.find(({ context }) => (context as { deal?: string }).deal === deal);
  await reachedStage(company.caravan, own?.id ?? '', 'requestReceived');
  return own?.id ?? '';
}

/** The accepted run of an order that is requested: from the asking of carriers to the closed case (S0-31 to S0-71). */
export class AcceptedOrder {
  readonly #scene: DealScene;
  /** As messages about the order and its trip name it. */
  readonly #number: string;
  readonly #vera: Hand | SlackHand;
  readonly #sergey: Hand;
  readonly #nikolai: Hand;

  constructor(scene: DealScene, number: string, vera: Hand | SlackHand) {
    const { double, caravan } = scene.company;
    const partner = (who: { userId: number; name: string; bot: string }) =>
      new Hand(who, double, caravan, 'telegram-partners');
    this.#scene = scene;
    this.#number = number;
    this.#vera = vera;
    this.#sergey = partner(PARTNERS.carrier);
    this.#nikolai = partner(PARTNERS.driver);
  }

  /** Carriers are asked, the best is awarded, its truck is cleared and confirmed. */
  async books(): Promise<void> {
    const { igor, irina } = this.#scene;
    const sergey = this.#sergey;
    await this.#does(igor, 'transport-order.button.carriersAsked', `№ ${this.#number}`, {});
    await this.#does(sergey, 'offer.button.bidPriced', 'Возьмётесь?', {
      price: '70 000 с НДС 22%, безнал, 2 дня',
    });
    await this.#does(igor, 'transport-order.button.orderReceived', `№ ${this.#number}`, {
      files: paper('Заявка 45.pdf'),
      number: '45',
    });
    await this.#does(igor, 'offer.button.awardThis', 'Трак-Сервис');
    await this.#does(sergey, 'trip.button.vehicleNamed', this.#number, {
      driver: { press: ['Николай Осипов'] },
      plate: { press: ['А123ВС'] },
      trailer: SKIP,
      files: SKIP,
    });
    await this.#does(igor, 'trip.button.papersChecked', this.#number, { points: ALL });
    await this.#does(sergey, 'trip.button.carrierConfirmed', this.#number);
    await this.#does(irina, 'trip.button.vehicleAgreed', this.#number);
  }

  /** The driver reports, the client hears each. */
  async drives(): Promise<void> {
    const milestones = ['arrivedToLoad', 'loaded', 'arrivedToUnload', 'unloaded'];
    for (const milestone of milestones) {
      await this.#does(this.#nikolai, `trip.button.${milestone}`, this.#number);
      await this.#scene.later(OUT);
    }
    await this.#does(this.#scene.igor, 'trip.button.unloadingConfirmed', this.#number);
  }

  /** The consignment note goes from the driver over the logistician and the manager to the accountant. */
  async filesPapers(): Promise<void> {
    const { igor, anna } = this.#scene;
    await this.#does(this.#nikolai, 'trip.button.noteReceived', this.#number, {
      kind: { press: ['trip.kind.cmr'] },
      number: '0147352',
      files: paper('Накладная.pdf'),
    });
    await this.#does(igor, 'trip.button.noteChecked', this.#number, {
      kind: { press: ['form.keep'] },
      points: ALL,
    });
    await this.#does(igor, 'trip.button.originalsReceived', this.#number, { on: 'сегодня' });
    await this.#does(anna, 'trip.button.noteTaken', this.#number);
    await this.#does(this.#vera, 'trip.button.noteFiled', this.#number);
  }

  /** The carrier's bill is checked and paid. */
  async paysCarrier(): Promise<void> {
    await this.#does(this.#sergey, 'trip.button.billRecorded', this.#number, {
      trips: { press: ['form.done'] },
      number: '145',
      date: 'сегодня',
      sum: { press: ['70'] },
      vat: { press: ['22'] },
      files: paper('Счёт 145.pdf'),
    });
    await this.#does(this.#scene.igor, 'carrier-bill.button.billAccepted', '145');
    await this.#does(this.#vera, 'carrier-bill.button.paymentMade', '145', {
      amount: { press: ['70'] },
      date: 'сегодня',
      files: paper('Платёжное поручение 512.pdf'),
    });
    await this.#sergey.sees('полностью');
  }

  /** The client is invoiced, has the papers, and pays. */
  async isPaid(): Promise<void> {
    const { igor, irina } = this.#scene;
    await this.#does(this.#vera, 'transport-order.button.invoiced', `№ ${this.#number}`, {
      orders: { press: ['form.done'] },
      number: '978',
      date: 'сегодня',
      sum: { press: ['120'] },
      vat: { press: ['22'] },
      vatInvoice: '978',
      act: '978',
      files: paper('Комплект 978.pdf'),
    });
    await this.#does(igor, 'invoice.button.setPrepared', '978', { points: ALL });
    await this.#does(igor, 'invoice.button.setSent', '978', {
      how: { press: ['invoice.how.chat'] },
      on: 'сегодня',
    });
    await this.#does(irina, 'invoice.button.setDelivered', '978', {
      position: 'бухгалтер',
      name: 'Петрова Анна',
      on: 'сегодня',
    });
    await this.#does(this.#vera, 'invoice.button.paymentReceived', '978', {
      amount: { press: ['120'] },
      on: 'сегодня',
    });
    await irina.sees('Счёт оплачен полностью');
  }

  /** The signed act closes the order. */
  async closes(): Promise<void> {
    const { irina } = this.#scene;
    for (let days = 0; days < 20 && !irina.hasSeen('Ждём от вас подписанный акт'); days++)
      await this.#scene.later(DAY);
    await this.#does(irina, 'act.button.actSigned', '978', {
      files: paper('Акт 978 подписан.pdf'),
      on: 'сегодня',
    });
    await this.#does(this.#vera, 'act.button.actAccepted', '978');
    await irina.sees('transport-order.notice.thanks', { number: this.#number });
  }

  async #does(who: Hand | SlackHand, key: string, about: string, answers?: Answers): Promise<void> {
    await who.press(key, about);
    if (answers !== undefined) await who.answers(answers);
    await this.#scene.company.settle();
  }
}
