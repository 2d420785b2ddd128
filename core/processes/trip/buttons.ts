import type { StageButton } from '../stage.ts';

export const REFUSE: StageButton = { fact: 'carrierRefused', form: 'refuse', aside: true, told: true };
export const RELEASE: StageButton = { fact: 'carrierReleased', form: 'release', aside: true };

/** Downtime and extra charges are agreed in a case of their own. */
export const CHARGE: StageButton = {
  fact: 'chargeSettled',
  opens: 'charge.new',
  for: ['own:logistician', 'head', 'carrier'],
  aside: true,
};

/** The carrier's bill over this trip, or over several. */
export const BILL: StageButton = {
  fact: 'billRecorded',
  opens: 'carrier-bill.new',
  for: ['carrier', 'own:logistician', 'accountant'],
  told: true,
};
