import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buttonsOf } from '../../bots/playground/demo/player.ts';
import { type PostOffice, startPostOffice } from '../../bots/playground/post-office/index.ts';
import type { ContactChannel, Locale, Person } from '../../core/people/person.ts';
import { bring, type TakenOn } from '../builders/clients.ts';
import { invoiceReady, paperIn } from '../builders/invoices.ts';
import { type Company, openCompany } from './company.ts';
import type { Talker } from './talker.ts';

const PAPER = Buffer.from('%PDF-1.7 акт и счёт');
const MINUTE = 60_000;

let dir: string;
let office: PostOffice;
let company: Company;
let igor: Talker;
let sent = 0;
/** When set, the next letter that was taken is not accounted for: its sender is dead. */
let dies = false;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'caravan-office-'));
  office = await startPostOffice({ dir });
  company = await openCompany({
    settings: {
      SMTP_URL: office.url,
      MAIL_FROM: 'Попутный ветер <office@forwarder.example>',
      COMPANY_NAME: 'ООО «Попутный ветер»',
    },
    around: (ports) => ({
      ...ports,
      ledger: new Proxy(ports.ledger, {
        get: (ledger, name: keyof typeof ports.ledger) => {
          if (name === 'markSent')
            return async (...args: Parameters<typeof ledger.markSent>) => {
              if (dies && args[1].chatId.includes('@')) {
                dies = false;
                throw new Error('killed');
              }
              return ledger.markSent(...args);
            };
          const member = ledger[name] as unknown;
          return typeof member === 'function' ? member.bind(ledger) : member;
        },
      }),
    }),
  });
  igor = company.colleague('logistician');
}, 60_000);
afterAll(async () => {
  await company.close();
  await office.close();
  await rm(dir, { recursive: true, force: true });
});
afterEach(() => office.faults.clear());

interface Known {
  client: TakenOn;
  person: Person;
  email: string;
  talker?: Talker;
}

/** A client whose one contact has an address, and a chat if it is said; the contact of the contract is in none. */
async function clientWith(has: { chat?: true; liked?: ContactChannel; locale?: Locale }): Promise<Known> {
  const { people } = company.caravan.ports;
  const client = await company.client('working');
  const email = `buyer${++sent}@client.example`;
  const linked = has.chat === true ? await company.linkedContact(client) : undefined;
  const person = linked?.person ?? client.contact;
  await people.update(person.id, { email, ...(has.locale === undefined ? {} : { locale: has.locale }) });
  if (has.liked !== undefined)
    await people.join(person.id, { partyId: client.id, as: 'client', channel: has.liked });
  return { client, person, email, ...(linked === undefined ? {} : { talker: linked.talker }) };
}

/** Sends the client an invoice with its papers; gives the invoice's case. */
async function invoiced({ client }: Known): Promise<{ caseId: string; number: string }> {
  const [accountant, logistician] = [await company.person('accountant'), await company.person('logistician')];
  const files = [await paperIn(company.caravan, 'Счёт и акт.pdf', PAPER)];
  const made = await invoiceReady(company.caravan, client, {
    accountant,
    logistician,
    by: await company.person('head'),
    files,
  });
  const fact = { type: 'setSent', how: 'chat', on: '2026-11-24' };
  await bring(company.caravan, made.caseId, logistician, fact);
  await company.settle();
  return made;
}

const lettersTo = (email: string) => office.letters().filter(({ to }) => to === email);
const statesOf = async ({ person }: Known) =>
  (await company.caravan.ports.ledger.list({ personId: person.id, limit: 20 })).map(({ channel, state }) => [
    channel,
    state,
  ]);

describe('a client hears by its own channel (G-09)', () => {
  it('by e-mail where no chat is linked: words, papers, and who signs, in Russian', async () => {
    const known = await clientWith({});
    const { number } = await invoiced(known);
    const [letter, ...more] = lettersTo(known.email);
    expect(more).toEqual([]);
    expect(letter?.subject.replaceAll('\u00a0', ' ')).toBe(`Счёт № ${number} на 85 000 ₽ и документы к нему`);
    expect(letter?.text).toContain('во вложении');
    expect(letter?.text).toContain('С уважением,\nИгорь Мельников\nООО «Попутный ветер»\n');
    expect(letter?.files.map(({ name, bytes }) => [name, Buffer.from(bytes)])).toEqual([
      ['Счёт и акт.pdf', PAPER],
    ]);
    expect(igor.hasSeen(known.email)).toBe(false);
    expect(await statesOf(known)).toEqual([['email', 'sent']]);
  });

  it('S0-21: about money to the contact for payments alone, as the handover card names her', async () => {
    const known = await clientWith({});
    const { people } = company.caravan.ports;
    const email = `bills-${known.person.id}@client.example`;
    const booker = { id: `${known.person.id}b`, name: 'Зоя Кассина', email, roles: [], identities: [] };
    const membership = { partyId: known.client.id, as: 'client' as const, purpose: 'payments' as const };
    await people.create({ ...booker, memberships: [membership] });
    await invoiced(known);
    expect(lettersTo(email)).toHaveLength(1);
    expect(lettersTo(known.email)).toEqual([]);
  });

  it('in the language of the contact', async () => {
    const known = await clientWith({ locale: 'en' });
    const { number } = await invoiced(known);
    const [letter] = lettersTo(known.email);
    expect(letter?.subject).toContain(`Invoice No. ${number} for`);
    expect(letter?.text).toContain('Kind regards,\n');
  });

  it('in the chat where one is linked, with its buttons; both, or e-mail alone, where the contact asks', async () => {
    const chat = await clientWith({ chat: true });
    const both = await clientWith({ chat: true, liked: 'both' });
    const mail = await clientWith({ chat: true, liked: 'email' });
    for (const known of [chat, both, mail]) await invoiced(known);
    const heard = await chat.talker?.sees('во вложении');
    expect(heard && buttonsOf(heard).map(({ text }) => text)).toContain(
      chat.talker?.words('invoice.button.setDelivered'),
    );
    expect(lettersTo(chat.email)).toEqual([]);
    await both.talker?.sees('во вложении');
    expect(lettersTo(both.email)).toHaveLength(1);
    expect(lettersTo(mail.email)).toHaveLength(1);
    expect(mail.talker?.hasSeen('во вложении')).toBe(false);
  });
});

describe('a mail server says no', () => {
  it('for now: the letter comes a minute later, once', async () => {
    const known = await clientWith({});
    office.faults.add({ step: 'rcpt', to: known.email, how: [451, '4.7.1 greylisted, try later'] });
    await invoiced(known);
    expect(lettersTo(known.email)).toEqual([]);
    await company.clock.move(MINUTE - 1000);
    await company.settle();
    expect(lettersTo(known.email)).toEqual([]);
    await company.clock.move(1000);
    await company.settle();
    expect(lettersTo(known.email)).toHaveLength(1);
    expect(await statesOf(known)).toEqual([['email', 'sent']]);
  });

  it('for good: the holder has the words and the papers, no letter goes there again, a new address is used', async () => {
    const known = await clientWith({});
    const { people } = company.caravan.ports;
    office.faults.add({ step: 'rcpt', to: known.email, how: [550, '5.1.1 no such user'] });
    const { caseId, number } = await invoiced(known);
    await igor.sees(`Почта ${known.email} не принимает письма`);
    const told = await igor.sees(
      `ни в чат, ни на почту. Передайте это сами, например по телефону:\n\nЗдравствуйте! Счёт № ${number}`,
    );
    expect(told.document?.file_name ?? '').toBe('Счёт и акт.pdf');
    expect((await people.get(known.person.id))?.mailRefused?.address).toBe(known.email);
    expect(await statesOf(known)).toEqual([['email', 'failed']]);

    const asked = office.calls.length;
    const drop = { type: 'invoiceCancelled', reason: 'ошибка' };
    await bring(company.caravan, caseId, await company.person('accountant'), drop);
    await company.settle();
    await igor.sees(`Счёт № ${number} отменяем`);
    expect(office.calls).toHaveLength(asked);
    expect(igor.times(`Почта ${known.email} не принимает`)).toBe(1);

    const email = `new.${known.email}`;
    await people.update(known.person.id, { email });
    expect((await people.get(known.person.id))?.mailRefused).toBeUndefined();
    await invoiced(known);
    expect(lettersTo(email)).toHaveLength(1);
  });

  it('for good to a contact who has a chat too: it is said there, with its buttons', async () => {
    const known = await clientWith({ chat: true, liked: 'email' });
    office.faults.add({ step: 'rcpt', to: known.email, how: [550, '5.1.1 no such user'] });
    const { number } = await invoiced(known);
    await company.settle();
    const heard = await known.talker?.sees(`Счёт № ${number}`);
    expect(heard && buttonsOf(heard).map(({ text }) => text)).toContain(
      known.talker?.words('invoice.button.setDelivered'),
    );
    expect(igor.hasSeen(`по телефону:\n\nЗдравствуйте! Счёт № ${number}`)).toBe(false);
    await igor.sees(`Почта ${known.email} не принимает письма`);
  });

  it('a letter as a spam: the holder passes it on, the address is used again', async () => {
    const known = await clientWith({});
    office.faults.add({ step: 'data', to: known.email, how: [554, '5.7.1 looks like spam'] });
    const { number } = await invoiced(known);
    await igor.sees(`по телефону:\n\nЗдравствуйте! Счёт № ${number}`);
    await invoiced(known);
    expect(lettersTo(known.email)).toHaveLength(1);
  });
});

describe('a connection or a sender dies', () => {
  it('before the letter is begun: it comes later, once', async () => {
    const known = await clientWith({});
    // Also the fresh session that is asked where the one that waited turns out dead.
    office.faults.add({ step: 'rcpt', to: known.email, how: 'cut', times: 2 });
    await invoiced(known);
    office.faults.clear();
    expect(lettersTo(known.email)).toEqual([]);
    await company.clock.move(MINUTE);
    await company.settle();
    expect(lettersTo(known.email)).toHaveLength(1);
    expect(await statesOf(known)).toEqual([['email', 'sent']]);
  });

  it('after the letter was taken: it is on record as unknown and said once more, recognisably', async () => {
    const known = await clientWith({});
    office.faults.add({ step: 'data', to: known.email, how: 'cut-after' });
    await invoiced(known);
    await company.settle();
    const letters = lettersTo(known.email);
    expect(letters).toHaveLength(2);
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(1);
    expect((await statesOf(known)).toSorted()).toEqual([
      ['email', 'sent'],
      ['email', 'unknown'],
    ]);
  });

  it('killed between the letter and its account: unknown, and one repeat', async () => {
    const known = await clientWith({});
    dies = true;
    await invoiced(known).catch(() => undefined);
    await vi.waitFor(
      async () =>
        expect((await statesOf(known)).toSorted()).toEqual([
          ['email', 'sent'],
          ['email', 'unknown'],
        ]),
      { timeout: 20_000, interval: 100 },
    );
    expect(lettersTo(known.email)).toHaveLength(2);
  }, 30_000);
});
