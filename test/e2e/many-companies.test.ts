import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARTNERS_BOT } from '../../bots/playground/company/cast.ts';
import type { Effect } from '../../core/cases/effect.ts';
import { type Entry, entryId } from '../../core/cases/entry.ts';
import { hashEntry } from '../../core/cases/hash.ts';
import { broadcastKey } from '../../core/messages/broadcast.ts';
import { named } from '../../core/messages/names.ts';
import type { Person } from '../../core/people/person.ts';
import { t } from '../../core/texts/text.ts';
import { contactNamed, type TakenOn } from '../builders/clients.ts';
import { type Company, openCompany } from './company.ts';
import type { Talker } from './talker.ts';

const WORDS = 'notice.seeBelow';

let company: Company;
let igor: Talker;
let client: TakenOn;
beforeAll(async () => {
  company = await openCompany();
  igor = company.colleague('logistician');
  client = await company.client('working');
}, 60_000);
afterAll(() => company.close());

async function knownCompany(nth: number): Promise<string> {
  const { directory, clock } = company.caravan.ports;
  const id = `ccarrier${nth}`;
  const about = { inn: '7700000000', city: 'Казань', stage: 'working', updatedAt: clock.now() };
  await directory.put({ id, kind: 'carrier', name: `ООО «Компания ${nth}»`, ...about });
  return id;
}

/** Somebody of a company of their own, who has opened the chat with the partners' bot. */
async function carrier(nth: number): Promise<{ party: string; person: Person; userId: number }> {
  const userId = 70_000 + nth;
  const person = await contactNamed(company.caravan, `Перевозчик ${nth}`);
  const party = await knownCompany(nth);
  const { people } = company.caravan.ports;
  await people.join(person.id, { partyId: party, as: 'carrier' });
  await company.double.people.add({ id: userId, first_name: person.name, language_code: 'ru' });
  const talker = company.partner({ userId, name: person.name });
  await talker.start();
  await talker.hears('stranger.partners');
  await people.link(person.id, { channel: 'telegram-partners', userId: `${userId}`, chatId: `${userId}` });
  return { party, person, userId };
}

/** An entry of the client's case whose effect tells all these companies at once. */
async function tellAll(parties: string[]): Promise<Entry> {
  const { journal, crypto, clock } = company.caravan.ports;
  const last = (await company.caravan.cases.history(client.id)).at(-1) as Entry;
  const effects: Effect[] = [{ type: 'tell', to: { parties }, text: WORDS }];
  const { _id: _, hash, ...before } = last;
  const seq = last.seq + 1;
  const written = {
    ...before,
    ...{ _id: entryId(client.id, seq), seq, commandId: `tell/${seq}`, at: clock.now(), effects, prev: hash },
    ...{ fact: { type: 'messageNoted' } },
  };
  const entry = { ...written, hash: hashEntry(written, crypto) };
  await journal.append(entry);
  return entry;
}

describe('one effect that tells many companies (issue 4)', () => {
  it('S0-31: reaches a contact of each once, also when it is carried out again after a crash in between', async () => {
    const carriers = await Promise.all(Array.from({ length: 12 }, (_, nth) => carrier(nth)));
    const { ledger, journal } = company.caravan.ports;
    const entry = await tellAll(carriers.map(({ party }) => party));
    const enqueueAll = ledger.enqueueAll.bind(ledger);
    let crashes = 1;
    ledger.enqueueAll = async (messages) => {
      if (crashes-- > 0) {
        await enqueueAll(messages.slice(0, 5));
        throw new Error('killed');
      }
      return enqueueAll(messages);
    };
    await expect(company.caravan.dispatcher.run(client.id)).rejects.toThrow('killed');
    expect(await journal.waiting(client.id)).toHaveLength(1);
    await company.settle();
    ledger.enqueueAll = enqueueAll;
    const key = broadcastKey(client.id, WORDS);
    expect(await ledger.reach(key)).toMatchObject({ total: 12, reached: 12, onTheWay: 0 });
    for (const { person } of carriers)
      expect(await ledger.get(`${entry._id}/0/${person.id}`)).toMatchObject({
        state: 'sent',
        urgency: 'broadcast',
        broadcast: key,
      });
  });

  it('a card may say how far it has come', async () => {
    const { texts } = company.caravan.ports;
    const text = await named(
      company.caravan.ports,
      t('labelled', { label: 'Запрос', value: { reach: broadcastKey(client.id, WORDS) } }),
    );
    expect(texts.say('ru', text)).toBe('Запрос: Дошло: 12 из 12');
  });

  it('companies that nobody can reach are named in one message to the holder of the case', async () => {
    const [gone, blocked, fine] = [await carrier(21), await carrier(22), await carrier(23)];
    await company.double.people.deactivate(gone.userId);
    await company.double.people.block(blocked.userId, PARTNERS_BOT.username);
    await knownCompany(30);
    await tellAll([gone.party, blocked.party, fine.party, 'ccarrier30']);
    const { people } = company.caravan.ports;
    await company.caravan.dispatcher.run(client.id);
    await company.settle();
    expect((await people.get(gone.person.id))?.identities[0]).toMatchObject({ blockedAs: 'deactivated' });
    expect((await people.get(blocked.person.id))?.identities[0]).toMatchObject({ blockedAs: 'blocked' });
    expect((await people.get(fine.person.id))?.identities[0]).not.toHaveProperty('blockedAt');
    await company.settle();
    // Whoever was never in a chat is named at once, whoever left it at the end of the broadcast.
    const told = igor.heard.filter(({ text = '' }) => text.includes('в чате не достучаться'));
    expect(told.map(({ text = '' }) => /достучаться: ([^.]*)\./.exec(text)?.[1])).toEqual([
      'ООО «Компания 30»',
      'ООО «Компания 21», ООО «Компания 22»',
    ]);
    await company.settle();
    expect(igor.heard.filter(({ text = '' }) => text.includes('в чате не достучаться'))).toHaveLength(2);
  });
});
