import { describe, expect, it } from 'vitest';
import type { ContactPurpose, Matter, Person } from '../people/person.ts';
import { thoseFor } from './purpose.ts';

const contact = (id: string, purpose?: ContactPurpose, partyId = 'k1'): { to: Person } => ({
  to: {
    id,
    name: id,
    roles: [],
    memberships: [{ partyId, as: 'client', ...(purpose === undefined ? {} : { purpose }) }],
    identities: [],
  },
});
const heard = (matter: Matter, ...reached: { to: Person }[]) =>
  thoseFor(matter, ['k1', 'k2'], reached).map(({ to }) => to.id);

const boss = contact('boss');
const all = contact('all', 'everything');
const bills = contact('bills', 'payments');
const papers = contact('papers', 'papers');
const rates = contact('rates', 'rates');

describe('which of a company’s contacts a letter goes to (S0-21, G-09)', () => {
  it('about money: those for payments and papers, where there are any', () => {
    expect(heard('payments', boss, bills, papers, rates)).toEqual(['bills', 'papers']);
    expect(heard('papers', boss, papers, rates)).toEqual(['papers']);
    expect(heard('rates', boss, bills, rates)).toEqual(['rates']);
  });

  it('else those who are for everything, also who was never asked what he is for', () => {
    expect(heard('payments', boss, all, rates)).toEqual(['boss', 'all']);
  });

  it('else everybody who can be reached: a letter is better with the wrong one than with nobody', () => {
    expect(heard('payments', rates)).toEqual(['rates']);
  });

  it('each company for itself; a driver of it and whoever is of none are not chosen from', () => {
    const other = contact('other', 'rates', 'k2');
    const outsider = contact('outsider', 'everything', 'k9');
    expect(heard('payments', bills, boss, other, outsider)).toEqual(['bills', 'other', 'outsider']);
  });
});
