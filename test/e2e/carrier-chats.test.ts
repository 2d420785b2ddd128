import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buttonsOf, wordsOf } from '../../bots/playground/demo/player.ts';
import type { Fact } from '../../core/cases/entry.ts';
import { isChat } from '../../core/people/chat.ts';
import type { Person } from '../../core/people/person.ts';
import type { CarrierGroup } from '../../core/processes/carrier-group/facts.ts';
import type { Trip } from '../../core/processes/trip/context.ts';
import { bring } from '../builders/clients.ts';
import { askedOf, roubles } from '../builders/offers.ts';
import { orderOf } from '../builders/orders.ts';
import { searchedOrder } from '../builders/trips.ts';
import { msk } from './clock.ts';
import { type Company, openCompany, PARTNERS } from './company.ts';
import { payloadOf, Room } from './room.ts';
import type { Talker } from './talker.ts';

const SERGEY = PARTNERS.carrier.party;
const RUSTAM = PARTNERS.carrier2.party;
const LONG = { timeout: 90_000 };
const WAIT = { timeout: 10_000 };

/** A request to carriers, also in a Telegram group or channel (S0-31). */
describe('a chat of carriers', () => {
  let company: Company;
  let him: Person;
  let igor: Talker;
  let sergey: Talker;
  let rustam: Talker;
  /** The newest group of carriers, and how many there were. */
  let group: string;
  let groups = 0;

  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00') });
    him = await company.person('logistician');
    igor = company.colleague('logistician');
    sergey = company.partner(PARTNERS.carrier);
    rustam = company.partner(PARTNERS.carrier2);
  }, 90_000);
  afterAll(() => company.close());

  /** What the office or Caravan does; nobody plays it here. */
  async function given(process: string, caseId: string, fact: Fact, doer: Person | null) {
    const commandId = `given/${company.caravan.ports.ids.next(8)}`;
    const channel = 'internal' as const;
    const outcome = await company.caravan.cases.handle({ commandId, process, caseId, fact, doer, channel });
    expect(outcome.status).toBe('accepted');
    await company.settle();
  }

  beforeEach(async () => {
    groups += 1;
    group = `gtest${groups}`;
    await given('carrier-group', group, { type: 'groupMade', name: `Тенты ${groups}`, carriers: [] }, him);
  });

  const chatIn = async (id = group) => ((await company.caravan.cases.load(id))!.context as CarrierGroup).chat;

  /** The logistician asks for a code on the group's card. */
  async function code(n = groups): Promise<string> {
    await igor.type('/carriers');
    await igor.press('groups.open');
    await igor.press(`Группа «Тенты ${n}»`);
    await igor.press('case.linkChat', `Тенты ${n}`);
    const said = await igor.hears('/link@');
    return /\/link@\w+ (\S+)/.exec(wordsOf(said))![1]!;
  }

  async function linked(title: string, kind?: 'group' | 'supergroup' | 'channel'): Promise<Room> {
    const room = await Room.open(company.double, title, kind);
    await room.says(`/link ${await code()}`);
    await room.reads(igor.words('carrier-group.notice.ready'));
    return room;
  }

  /** An order whose carriers are asked; `about` stands in each message of it. */
  async function asked(manner: { carriers: string[] } & Record<string, unknown>) {
    const client = await company.client('working');
    const { order, trip, about } = await searchedOrder(company.caravan, client, him);
    const offer = await askedOf(company.caravan, order, him, { trips: [trip], chats: [group], ...manner });
    await company.settle();
    return { offer, trip, order, client, about };
  }

  const cameTo = (offer: string) => company.entries(offer, 'carrierJoined');

  it(
    'is linked by a code, once, within fifteen minutes; a wrong code is met with silence',
    LONG,
    async () => {
      const room = await Room.open(company.double, 'Тенты Урала');
      const late = await code();
      await company.passTo(new Date(Date.parse(company.clock.now()) + 16 * 60_000).toISOString());
      const right = await code();
      for (const said of ['/link', '/link wrongcode', `/link ${late}`, 'всем привет', `/link ${right}`])
        await room.says(said);
      await room.reads(igor.words('carrier-group.notice.ready'));
      await igor.sees('carrier-group.notice.linked', {
        case: `Группа «Тенты ${groups}»`,
        chat: 'Тенты Урала',
      });
      expect(await chatIn()).toEqual({ id: String(room.id), title: 'Тенты Урала' });

      const other = await Room.open(company.double, 'Чужие');
      await other.says(`/link ${right}`);
      await other.says(`/link ${await code()}`);
      await other.reads(igor.words('carrier-group.notice.ready'));
      expect([room.posts.length, other.posts.length]).toEqual([1, 1]);
      expect(await chatIn()).toMatchObject({ title: 'Чужие' });
      const { people } = company.caravan.ports;
      expect((await people.staff()).some(({ id }) => isChat(id))).toBe(false);
    },
  );

  it(
    'reads the request without the client; who follows it bids in private, wins, and the post is closed',
    LONG,
    async () => {
      const room = await linked('Рейсы');
      const { offer, trip, client, about } = await asked({ carriers: [SERGEY] });
      const post = await room.reads(about);
      expect(wordsOf(post)).not.toContain(client.name);
      expect(wordsOf(post)).not.toContain('Складская');
      expect(buttonsOf(post)).toEqual([{ text: igor.words('offer.button.reply'), url: expect.any(String) }]);
      await igor.sees('В чате «Рейсы»: пока никто не пришёл');

      await rustam.start(payloadOf(post));
      await rustam.hears('offer.label.cargo');
      await company.settle();
      await rustam.sees(about);
      await igor.sees('В чате «Рейсы»: пришёл 1 перевозчик');
      await rustam.start(payloadOf(post));
      await rustam.hears('offer.label.cargo');
      expect(await cameTo(offer)).toHaveLength(1);

      await rustam.press('offer.button.bidPriced', about);
      await rustam.fill('offer', 'bid', [['price', '77 000 с НДС 22%, безнал, 10 дней']]);
      await company.settle();
      await igor.press('offer.button.awardThis', '77');
      await company.settle();
      await rustam.sees('Везёте вы');
      expect(((await company.caravan.cases.load(trip))!.context as Trip).carrier).toBe(RUSTAM);
      const closed = await room.reads('Закрыто');
      expect(closed.message_id).toBe(post.message_id);
      expect(buttonsOf(closed)).toEqual([]);

      await sergey.start(payloadOf(post));
      await sergey.hears(about);
      const { talker: late } = await company.linkedContact(client);
      await late.start(payloadOf(post));
      await late.hears('joining.notCarrier');
    },
  );

  it('is picked in the form beside the carriers, or instead of them', LONG, async () => {
    const room = await linked('Форма');
    const client = await company.client('working');
    const order = await orderOf(company.caravan, client, him, him, { price: roubles(100_000) });
    await company.settle();
    const { number } = (await company.caravan.cases.load(order))!.context as { number: string };
    await igor.press('transport-order.button.carriersAsked', `№ ${number}`);
    await igor.hears('transport-order.ask.ask.chats');
    await igor.press(`Группа «Тенты ${groups}»`);
    await igor.press('form.done');
    await igor.press('form.send');
    await room.reads(`№ ${number}:`);
  });

  it('tells strangers, forged links and whoever gets no work nothing of the load', LONG, async () => {
    const room = await linked('Открытый');
    const { offer, about } = await asked({ carriers: [SERGEY] });
    const payload = payloadOf(await room.reads(about));
    await company.double.people.add({ id: 7777, first_name: 'Чужой', language_code: 'ru' });
    const stranger = company.partner({ userId: 7777, name: 'Чужой' });
    await stranger.start(payload);
    await stranger.hears('stranger.partners');
    expect(stranger.heard.map(wordsOf).join()).not.toMatch(/Казань|№/);

    await rustam.start(payload.replace(group, 'gtest1'));
    await rustam.hears('invitation.welcome', { name: PARTNERS.carrier2.name });
    await given('carrier', RUSTAM, { type: 'carrierDenied', reason: 'бросил груз' }, him);
    await rustam.start(payload);
    await rustam.hears('joining.closed');
    expect(rustam.times(about)).toBe(0);
    expect(await cameTo(offer)).toEqual([]);
    await given('carrier', RUSTAM, { type: 'denialLifted' }, await company.person('head'));
  });

  it(
    'is a channel too: the post follows our terms, and closes when the request is withdrawn',
    LONG,
    async () => {
      const channel = await linked('Канал рейсов', 'channel');
      const { offer, about } = await asked({ carriers: [], price: roubles(80_000) });
      const post = await channel.reads(about);
      expect(wordsOf(post)).toContain('80');
      await bring(company.caravan, offer, him, { type: 'amended', price: roubles(84_000) });
      await company.settle();
      const fresh = await channel.reads('84');
      expect(fresh.message_id).toBe(post.message_id);
      expect(payloadOf(fresh)).toBe(payloadOf(post));
      await bring(company.caravan, offer, him, { type: 'offerClosed' });
      await company.settle();
      expect(buttonsOf(await channel.reads('Закрыто'))).toEqual([]);
      await rustam.start(payloadOf(post));
      await rustam.hears('joining.over');
    },
  );

  it('is followed when it becomes a supergroup, also when nobody told the bot', LONG, async () => {
    const room = await linked('Растущая', 'group');
    const old = String(room.id);
    await room.grows();
    await vi.waitFor(async () => expect((await chatIn())?.id).toBe(String(room.id)), WAIT);
    await given('carrier-group', group, { type: 'chatMoved', chat: String(room.id), to: old }, null);
    const { about } = await asked({ carriers: [SERGEY] });
    await vi.waitFor(async () => expect((await chatIn())?.id).toBe(String(room.id)), WAIT);
    await company.passTo(new Date(Date.parse(company.clock.now()) + 5000).toISOString());
    await room.reads(about);
  });

  it(
    'is lost when the bot is taken out, taken by another group, or unlinked; the keeper hears of it',
    LONG,
    async () => {
      const room = await linked('Недолгий');
      const title = `Группа «Тенты ${groups}»`;
      await room.throwsBotOut();
      await igor.sees('carrier-group.notice.lost', { case: title, chat: 'Недолгий' });
      expect(await chatIn()).toBeUndefined();

      const first = group;
      const shared = await linked('Общий');
      groups += 1;
      group = `gtest${groups}`;
      await given('carrier-group', group, { type: 'groupMade', name: `Тенты ${groups}`, carriers: [] }, him);
      await shared.says(`/link ${await code()}`);
      await igor.sees('carrier-group.notice.elsewhere', { case: title, chat: 'Общий' });
      await vi.waitFor(async () => expect(await chatIn()).toMatchObject({ title: 'Общий' }), WAIT);
      expect(await chatIn(first)).toBeUndefined();

      await bring(company.caravan, group, him, { type: 'chatUnlinked' });
      await company.settle();
      const before = shared.posts.length;
      await asked({ carriers: [SERGEY] });
      expect(shared.posts).toHaveLength(before);
    },
  );
});
