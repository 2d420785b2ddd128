import type { Entry, Fact } from '../../cases/entry.ts';
import type { PaymentTerms } from '../../money/index.ts';
import type { CarrierFact, Contract, Vehicle, VehicleCleared } from './facts.ts';

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
  contract?: Omit<Contract, 'terms'>;
  /** Somebody has looked up that the company exists and may carry. */
  innChecked?: true;
  /** Drivers (persons) whose papers, and vehicles and trailers (plates) whose papers were seen before. */
  cleared?: { drivers: string[]; plates: string[] };
  /** How often it has taken a trip and given it back. */
  refusals?: number;
  /** What a new rate starts with. */
  paymentTerms?: PaymentTerms;
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
    case 'contractRecorded': {
      const { type, terms, ...contract } = f;
      return {
        ...carrier,
        contract,
        files: [...carrier.files, ...f.files],
        ...(terms === undefined ? {} : { paymentTerms: terms }),
      };
    }
    case 'innChecked':
      return { ...carrier, innChecked: true };
    case 'vehicleCleared':
      return clearedBy(carrier, f);
    case 'refusalCounted':
      return { ...carrier, refusals: (carrier.refusals ?? 0) + 1 };
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

/** What a trip's clearance has settled: papers of the driver, of the vehicle, of the trailer, of the company. */
function clearedBy(carrier: Carrier, { driver, plate, trailer, points }: VehicleCleared): Carrier {
  const { drivers = [], plates = [] } = carrier.cleared ?? {};
  const has = (...needed: string[]) => needed.every((point) => points.includes(point));
  const seen = [
    ...(has('vehicle') ? [plate] : []),
    ...(has('trailer') && trailer !== undefined ? [trailer] : []),
  ];
  return {
    ...carrier,
    ...(has('inn') ? { innChecked: true } : {}),
    cleared: {
      drivers: [...new Set([...drivers, ...(has('passport', 'licence') ? [driver] : [])])],
      plates: [...new Set([...plates, ...seen])],
    },
  };
}

/** A carrier's case is found by its INN, so that one company is never entered twice. */
export function caseIdOf({ inn }: Pick<Carrier, 'inn'>): string {
  return `c${inn}`;
}
