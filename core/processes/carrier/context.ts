import type { Entry, Fact } from '../../cases/entry.ts';
import type { PaymentTerms } from '../../money/index.ts';
import type { PaperKind } from './expiry.ts';
import type { CarrierFact, Contract, Insurance, Vehicle, VehicleCleared } from './facts.ts';
import type { Trucks } from './fleet.ts';
import type { Lane } from './lanes.ts';
import { type Counted, counted } from './record.ts';

/** A carrier in the directory: its people, drivers and vehicles (S0-09). */
export interface Carrier extends Counted {
  name: string;
  inn: string;
  city: string;
  logistician?: string;
  contacts: string[];
  drivers: string[];
  vehicles: Vehicle[];
  /** Trucks by its own word, without plates. */
  fleet?: Trucks[];
  /** Ways that it says it drives; those that it drove for us are `driven`. */
  lanes?: Lane[];
  files: string[];
  retired?: string;
  /** Why it gets no more work: words in the inbox. */
  denied?: string;
  /** With the moment (ISO) at which it was written down. */
  contract?: Omit<Contract, 'terms'> & { at?: string };
  insurance?: Insurance & { at: string };
  /** Papers whose end is near and whose renewal was asked for. */
  expiring?: PaperKind[];
  /** Somebody has looked up that the company exists and may carry. */
  innChecked?: true;
  /** Drivers (persons) whose papers, and vehicles and trailers (plates) whose papers were seen before. */
  cleared?: { drivers: string[]; plates: string[] };
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
export function evolve(carrier: Carrier, fact: Fact, entry: Pick<Entry, 'actor' | 'at'>): Carrier {
  const f = fact as CarrierFact;
  const { at } = entry;
  switch (f.type) {
    case 'carrierAdded':
      return {
        ...carrier,
        name: f.name,
        inn: f.inn,
        city: f.city.name,
        contacts: f.contacts,
        ...told(f),
        ...(f.insurance === undefined ? {} : { insurance: { ...f.insurance, at } }),
        ...(entry.actor.person === null ? {} : { logistician: entry.actor.person }),
      };
    case 'carrierUpdated': {
      const { name = carrier.name, city, insurance, contacts = [] } = f;
      const updated = {
        ...carrier,
        ...told(f),
        name,
        city: city?.name ?? carrier.city,
        contacts: [...new Set([...carrier.contacts, ...contacts])],
      };
      return insurance === undefined ? updated : insured(updated, insurance, at);
    }
    case 'lanesTold':
    case 'fleetTold':
      return { ...carrier, ...told(f) };
    case 'contactsAdded':
      return { ...carrier, contacts: [...new Set([...carrier.contacts, ...f.contacts])] };
    case 'insuranceRecorded': {
      const { type, ...insurance } = f;
      return insured(carrier, insurance, at);
    }
    case 'paperExpiring':
      return { ...carrier, expiring: [...new Set([...(carrier.expiring ?? []), f.paper])] };
    case 'renewalWaived':
      return { ...carrier, expiring: [] };
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
        ...renewed(carrier, 'contract'),
        contract: { ...contract, at },
        files: [...carrier.files, ...f.files],
        ...(terms === undefined ? {} : { paymentTerms: terms }),
      };
    }
    case 'innChecked':
      return { ...carrier, innChecked: true };
    case 'vehicleCleared':
      return clearedBy(carrier, f);
    case 'refusalCounted':
    case 'answerCounted':
    case 'tripCounted':
    case 'failureCounted':
    case 'papersCounted':
      return counted(carrier, f, at);
    case 'contactRemoved': {
      const others = (people: string[]) => people.filter((person) => person !== f.contact);
      return { ...carrier, contacts: others(carrier.contacts), drivers: others(carrier.drivers) };
    }
    case 'carrierRetired':
      return { ...carrier, retired: f.reason, expiring: [] };
    case 'carrierReturned': {
      const { retired, ...rest } = carrier;
      return rest;
    }
    case 'carrierDenied':
      return { ...carrier, denied: f.reason, expiring: [] };
    case 'denialLifted': {
      const { denied, retired, ...rest } = carrier;
      return rest;
    }
    case 'messageReceived':
    case 'filesAdded':
      return { ...carrier, files: [...carrier.files, ...f.files] };
    default:
      return carrier;
  }
}

/** Only what was said. */
function told({ lanes, fleet }: { lanes?: Lane[] | undefined; fleet?: Trucks[] | undefined }) {
  return { ...(lanes === undefined ? {} : { lanes }), ...(fleet === undefined ? {} : { fleet }) };
}

function insured(carrier: Carrier, insurance: Insurance, at: string): Carrier {
  const files = [...new Set([...carrier.files, ...insurance.files])];
  return { ...renewed(carrier, 'insurance'), insurance: { ...insurance, at }, files };
}

/** A new paper is there: the end of the old one troubles nobody. */
function renewed(carrier: Carrier, paper: PaperKind): Carrier {
  const { expiring = [] } = carrier;
  return expiring.includes(paper)
    ? { ...carrier, expiring: expiring.filter((one) => one !== paper) }
    : carrier;
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
