import { CLEARANCE, NOTE_POINTS } from '../lists.ts';
import { CARRIER, CLIENT, carrier, client, logistician, Play } from './play.ts';

export const RUB = (minor: number) => ({ minor, currency: 'RUB' });
export const price = { amount: RUB(7_500_000), vat: 22, vatIncluded: true, form: 'cashless', days: 10 };
export const vehicle = { driver: 'driver', plate: 'А123ВС777', trailer: 'АВ123477', files: ['f1'] };
export const ALL = [...CLEARANCE];

const stop = (name: string, from: string, to: string) => ({
  city: { name, zone: 'Europe/Moscow' },
  address: `${name}, ул. Складская, 5`,
  window: { from, to },
  contact: 'i1',
});

/** Two loadings on the way from Kazan to Moscow. */
export const request = {
  loadings: [
    stop('Казань', '2026-11-25T06:00:00.000Z', '2026-11-25T09:00:00.000Z'),
    stop('Чебоксары', '2026-11-25T12:00:00.000Z', '2026-11-25T15:00:00.000Z'),
  ],
  unloadings: [stop('Москва', '2026-11-26T06:00:00.000Z', '2026-11-26T15:00:00.000Z')],
  cargo: 'плитка',
  weight: 20_000,
  body: 'tent',
};

export function searching(promised = false): Play {
  return new Play().does(null, 'tripOpened', {
    order: 'o1',
    number: '12/1',
    client: CLIENT,
    logistician: logistician.id,
    request,
    promised,
  });
}

export function clearing(terms: object = {}): Play {
  return searching()
    .does(null, 'carrierChosen', { carrier: CARRIER, price: { ...price, ...terms }, offer: 'f1-1' })
    .does(carrier, 'vehicleNamed', vehicle);
}

export function ordered(terms: object = {}): Play {
  return clearing(terms)
    .does(logistician, 'papersChecked', { points: ALL })
    .does(null, 'carrierOrderIssued', { files: ['order.pdf'] });
}

/** Booked, and the client has the vehicle before its eyes. */
export function rolling(terms: object = {}): Play {
  return ordered(terms)
    .does(carrier, 'carrierConfirmed')
    .does(null, 'confirmationIssued', { files: ['confirmation.pdf'] });
}

export function agreed(terms: object = {}): Play {
  return rolling(terms).does(client, 'vehicleAgreed');
}

/** Unloaded and confirmed: the papers are awaited. */
export function unloaded(terms: object = {}): Play {
  return agreed(terms).does(logistician, 'unloaded', { stop: 3 }).does(logistician, 'unloadingConfirmed');
}

export const cmr = { kind: 'cmr', number: '777', files: ['cmr.jpg'] };
export const cmrFine = { kind: 'cmr', points: [...NOTE_POINTS.cmr] };
