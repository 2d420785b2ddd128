import type { Entry, Fact } from '../../cases/entry.ts';
import type { CarrierFact, Vehicle } from './facts.ts';

/** A carrier in the directory: its people, drivers and vehicles (S0-09). */
export interface Carrier {
  name: string;
  inn: string;
  city: string;
  logistician?: string;
  contacts: string[];
  drivers: string[];
  vehicles: Vehicle[];
  files: string[];
  retired?: string;
}

export const blank: Carrier = {
  name: '',
  inn: '',
  city: '',
  contacts: [],
  drivers: [],
  vehicles: [],
  files: [],
};

/** Folds a fact into what is known of the carrier. */
export function evolve(carrier: Carrier, fact: Fact, entry: Pick<Entry, 'actor'>): Carrier {
  const f = fact as CarrierFact;
  switch (f.type) {
    case 'carrierAdded':
      return {
        ...carrier,
        name: f.name,
        inn: f.inn,
        city: f.city.name,
        contacts: f.contacts,
        ...(entry.actor.person === null ? {} : { logistician: entry.actor.person }),
      };
    case 'driversAdded':
      return { ...carrier, drivers: [...new Set([...carrier.drivers, ...f.drivers])] };
    case 'vehiclesAdded': {
      const plates = f.vehicles.map((v: Vehicle) => v.plate);
      return {
        ...carrier,
        vehicles: [...carrier.vehicles.filter((v) => !plates.includes(v.plate)), ...f.vehicles],
      };
    }
    case 'contactRemoved': {
      const others = (people: string[]) => people.filter((person) => person !== f.contact);
      return { ...carrier, contacts: others(carrier.contacts), drivers: others(carrier.drivers) };
    }
    case 'carrierRetired':
      return { ...carrier, retired: f.reason };
    case 'carrierReturned': {
      const { retired, ...rest } = carrier;
      return rest;
    }
    case 'messageReceived':
    case 'filesAdded':
      return { ...carrier, files: [...carrier.files, ...f.files] };
    default:
      return carrier;
  }
}

/** A carrier's case is found by its INN, so that one company is never entered twice. */
export function caseIdOf({ inn }: Pick<Carrier, 'inn'>): string {
  return `c${inn}`;
}
