import type { Matter, Membership, Person } from '../people/person.ts';

/** For what a contact is named who hears of a matter: papers and money often go through the same hands. */
const FOR: Record<Matter, Membership['purpose'][]> = {
  rates: ['rates'],
  papers: ['papers', 'payments'],
  payments: ['payments', 'papers'],
};

/**
 * Of those who can be reached: of each company the contacts who are for this matter, where there are any; else those who
 * are for everything; else all of them. Whoever speaks for none of these companies stays.
 */
export function thoseFor<Reached extends { to: Person }>(
  matter: Matter,
  companies: string[],
  reached: Reached[],
): Reached[] {
  const meant = new Set<Reached>();
  for (const company of companies) {
    const contacts = reached.filter(({ to }) => purposesIn(to, [company]).length > 0);
    const named = (purposes: Membership['purpose'][]) =>
      contacts.filter(({ to }) => purposesIn(to, [company]).some((purpose) => purposes.includes(purpose)));
    const ways = [named(FOR[matter]), named(['everything']), contacts];
    for (const one of ways.find((found) => found.length > 0) ?? []) meant.add(one);
  }
  return reached.filter((one) => meant.has(one) || purposesIn(one.to, companies).length === 0);
}

/** What somebody is for in these companies; whoever was not asked is for everything. */
function purposesIn({ memberships }: Person, companies: string[]): Membership['purpose'][] {
  return memberships
    .filter(({ partyId, as }) => companies.includes(partyId) && as !== 'driver')
    .map(({ purpose = 'everything' }) => purpose);
}
