import type { Case } from '../../cases/case.ts';
import type { Vehicle } from './facts.ts';

/** What the carrier's file says of papers that were looked at before. */
interface CarrierFile {
  contract?: { validUntil?: string };
  innChecked?: unknown;
  cleared?: { drivers?: string[]; plates?: string[] };
}

/** Points of the clearance that earlier trips have settled for this company, driver and vehicle; a contract counts until its last day. */
export function knownClear(
  carrier: Case | null,
  vehicle: Pick<Vehicle, 'driver' | 'plate' | 'trailer'> | undefined,
  today: string,
): string[] {
  const { contract, innChecked, cleared } = (carrier?.context ?? {}) as CarrierFile;
  const { drivers = [], plates = [] } = cleared ?? {};
  const hasDriver = vehicle !== undefined && drivers.includes(vehicle.driver);
  const hasPlate = (plate: string | undefined) => plate !== undefined && plates.includes(plate);
  return [
    ...(contract === undefined || (contract.validUntil ?? today) < today ? [] : ['contract']),
    ...(innChecked === undefined || innChecked === false ? [] : ['inn']),
    ...(hasDriver ? ['passport', 'licence'] : []),
    ...(hasPlate(vehicle?.plate) ? ['vehicle'] : []),
    ...(hasPlate(vehicle?.trailer) ? ['trailer'] : []),
  ];
}
