import type { Person } from '../../people/person.ts';
import type { PartnerRole, StaffRole } from '../../people/role.ts';

/** The company that the cases of the walks belong to. */
export const INN = '7707083893';
export const CITY = { name: 'Казань', zone: 'Europe/Moscow' };

export const person = (
  id: string,
  roles: StaffRole[],
  membership?: { partyId: string; as: PartnerRole },
): Person => ({
  id,
  name: id,
  roles,
  memberships: membership === undefined ? [] : [membership],
  identities: [],
});

export const seller = person('sales-1', ['sales']);
export const logistician = person('logistician-1', ['logistician']);
export const both = person('both', ['sales', 'logistician']);
export const head = person('head', ['head']);

/** Somebody of every kind, twice where it matters whose case it is, and those who must never get in. */
export const doers = (partyId: string) => [
  seller,
  person('sales-2', ['sales']),
  logistician,
  person('logistician-2', ['logistician']),
  both,
  head,
  person('accountant', ['accountant']),
  person('director', ['director']),
  person('contact', [], { partyId, as: 'client' }),
  person('carrier', [], { partyId, as: 'carrier' }),
  person('driver', [], { partyId, as: 'driver' }),
  person('stranger', [], { partyId: 'k0000000000', as: 'client' }),
  { ...person('gone', ['head', 'sales']), dismissedAt: '2026-11-01T00:00:00.000Z' },
  null,
];
