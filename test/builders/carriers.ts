import type { Caravan } from '../../core/caravan.ts';
import type { Person } from '../../core/people/person.ts';
import { contactNamed } from './clients.ts';
import { freshInn } from './inn.ts';

export interface KnownCarrier {
  id: string;
  name: string;
  contact: Person;
  userId: number;
}

/** A carrier in the book, with this contact; gives the company's id (S0-09). */
export async function carrierOf(
  caravan: Caravan,
  by: Person,
  { inn, name, contact }: { inn: string; name: string; contact: Person },
): Promise<string> {
  const id = `c${inn}`;
  const city = { name: 'Казань', zone: 'Europe/Moscow' };
  const outcome = await caravan.cases.handle({
    commandId: `given/${id}`,
    process: 'carrier',
    caseId: id,
    fact: { type: 'carrierAdded', name, inn, city, contacts: [contact.id] },
    doer: by,
    channel: 'telegram-staff',
  });
  if (outcome.status === 'refused') throw new Error(`${name} was refused: ${outcome.refusal.code}`);
  return id;
}

/** A carrier in the book, whose contact is in the partners' bot under this account. */
export async function carrierAt(caravan: Caravan, by: Person, userId: number): Promise<KnownCarrier> {
  const inn = freshInn();
  const name = `ООО «Тягач ${inn.slice(5)}»`;
  const contact = await contactNamed(caravan, `Диспетчер ${inn.slice(5)}`);
  const id = await carrierOf(caravan, by, { inn, name, contact });
  const { people } = caravan.ports;
  await people.join(contact.id, { partyId: id, as: 'carrier', position: 'диспетчер' });
  const account = { userId: String(userId), chatId: String(userId) };
  await people.link(contact.id, { channel: 'telegram-partners', ...account });
  return { id, name, contact, userId };
}
