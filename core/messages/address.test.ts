import { describe, expect, it } from 'vitest';
import type { ContactChannel, Person } from '../people/person.ts';
import { accountOf, channelsOf, channelsTo, isReachable } from './address.ts';

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

describe('in which messengers a colleague hears', () => {
  const TELEGRAM = { channel: 'telegram-staff', userId: '1', chatId: '1' } as const;
  const SLACK = { channel: 'slack', userId: 'U1', chatId: 'D1' } as const;
  const blocked = <T>(account: T) => ({ ...account, blockedAt: '2026-11-24T07:00:00.000Z' });
  const shut = <T>(account: T) => ({ ...account, isShut: true as const });
  const colleague = (identities: Person['identities'], notify?: Person['notify']): Person => ({
    ...{ id: 'anna', name: 'Анна', roles: ['sales'], memberships: [], identities },
    ...(notify === undefined ? {} : { notify }),
  });

  it('in the only one; of two in the one that was linked last', () => {
    expect(channelsOf(colleague([]))).toEqual(['telegram-staff']);
    expect(channelsOf(colleague([SLACK]))).toEqual(['slack']);
    expect(channelsOf(colleague([TELEGRAM, SLACK]))).toEqual(['slack']);
    expect(channelsOf(colleague([SLACK, TELEGRAM]))).toEqual(['telegram-staff']);
  });

  it('as the colleague says, as long as that one is linked and can be reached', () => {
    const both = [TELEGRAM, SLACK];
    expect(channelsOf(colleague(both, { where: 'telegram-staff' }))).toEqual(['telegram-staff']);
    expect(channelsOf(colleague(both, { where: 'both' }))).toEqual(['telegram-staff', 'slack']);
    expect(channelsOf(colleague([TELEGRAM], { where: 'slack' }))).toEqual(['telegram-staff']);
    expect(channelsOf(colleague([TELEGRAM, blocked(SLACK)], { where: 'slack' }))).toEqual(['telegram-staff']);
    expect(channelsOf(colleague([TELEGRAM, blocked(SLACK)], { where: 'both' }))).toEqual(['telegram-staff']);
    expect(channelsOf(colleague([TELEGRAM, blocked(SLACK)]))).toEqual(['telegram-staff']);
  });

  it('not in one that is turned off; by none of them, where all are', () => {
    expect(channelsOf(colleague([TELEGRAM, shut(SLACK)], { where: 'slack' }))).toEqual(['telegram-staff']);
    expect(channelsOf(colleague([TELEGRAM, shut(SLACK)], { where: 'both' }))).toEqual(['telegram-staff']);
    expect(channelsOf(colleague([shut(TELEGRAM), SLACK]))).toEqual(['slack']);
    expect(isReachable(colleague([shut(SLACK)]))).toBe(false);
  });

  it('is reached with Slack alone; not while every account is closed to us', () => {
    expect(isReachable(colleague([SLACK]))).toBe(true);
    expect(isReachable(colleague([blocked(SLACK)]))).toBe(false);
    expect(isReachable(colleague([blocked(TELEGRAM), SLACK], { where: 'telegram-staff' }))).toBe(true);
    expect(accountOf(colleague([SLACK]), 'slack')).toEqual(SLACK);
  });

  it('hears a letter to a client’s contacts by no e-mail, though it is a contact too', () => {
    const membership = { partyId: 'kromashka', as: 'client', channel: 'email' } as const;
    const person = { ...colleague([TELEGRAM, SLACK], { where: 'both' }), memberships: [membership] };
    expect(channelsTo(person, WITH_MAIL)).toEqual(['telegram-staff', 'slack']);
  });
});
