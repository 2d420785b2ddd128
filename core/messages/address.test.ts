import { describe, expect, it } from 'vitest';
import type { ContactChannel, Person } from '../people/person.ts';
import { accountOf, channelsTo } from './address.ts';

const CHAT = { channel: 'telegram-partners', userId: '7', chatId: '7' } as const;
const MAILBOX = 'anna@romashka.ru';
const WITH_MAIL = { letterTo: ['kromashka'], isMailInUse: true };

function contact(has: { chat?: boolean; email?: string; liked?: ContactChannel } & Partial<Person>): Person {
  const { chat = false, email, liked, ...more } = has;
  return {
    ...{ id: 'anna', name: 'Анна', roles: [], identities: chat ? [CHAT] : [] },
    memberships: [{ partyId: 'kromashka', as: 'client', ...(liked === undefined ? {} : { channel: liked }) }],
    ...(email === undefined ? {} : { email }),
    ...more,
  };
}

describe('by which channels a client hears a letter (G-09)', () => {
  it('in the chat where one is linked, and by e-mail where none is', () => {
    expect(channelsTo(contact({ chat: true, email: MAILBOX }), WITH_MAIL)).toEqual(['telegram-partners']);
    expect(channelsTo(contact({ email: MAILBOX }), WITH_MAIL)).toEqual(['email']);
    expect(channelsTo(contact({ chat: true }), WITH_MAIL)).toEqual(['telegram-partners']);
    expect(channelsTo(contact({}), WITH_MAIL)).toEqual([]);
  });

  it('as the contact asks: by e-mail, or both', () => {
    const reached = { chat: true, email: MAILBOX };
    expect(channelsTo(contact({ ...reached, liked: 'email' }), WITH_MAIL)).toEqual(['email']);
    expect(channelsTo(contact({ ...reached, liked: 'both' }), WITH_MAIL)).toEqual([
      'telegram-partners',
      'email',
    ]);
    expect(channelsTo(contact({ ...reached, liked: 'phone' }), WITH_MAIL)).toEqual(['telegram-partners']);
  });

  it('what was asked of us by another company does not count', () => {
    const elsewhere = {
      memberships: [{ partyId: 'kother', as: 'client' as const, channel: 'email' as const }],
    };
    const person = contact({ chat: true, email: MAILBOX, ...elsewhere });
    expect(channelsTo(person, WITH_MAIL)).toEqual(['telegram-partners']);
  });

  it('by e-mail only what is a letter, only where e-mail is in use, and never a colleague', () => {
    const anna = contact({ email: MAILBOX });
    expect(channelsTo(anna, { isMailInUse: true })).toEqual([]);
    expect(channelsTo(anna, { ...WITH_MAIL, isMailInUse: false })).toEqual([]);
    expect(channelsTo({ ...anna, roles: ['sales'] }, WITH_MAIL)).toEqual([]);
  });

  it('not at an address that was refused for good, until there is another one', () => {
    const refused = { address: MAILBOX, at: '2026-11-24T07:00:00.000Z' };
    expect(channelsTo(contact({ email: MAILBOX, mailRefused: refused }), WITH_MAIL)).toEqual([]);
    expect(channelsTo(contact({ email: 'info@romashka.ru', mailRefused: refused }), WITH_MAIL)).toEqual([
      'email',
    ]);
  });

  it('nobody who has left', () => {
    const left = contact({ chat: true, email: MAILBOX, dismissedAt: '2026-11-24T07:00:00.000Z' });
    expect(channelsTo(left, WITH_MAIL)).toEqual([]);
    expect(accountOf(left, 'email')).toBeUndefined();
  });
});
