import { expect, it } from 'vitest';
import { CITY, INN, logistician } from '../testing/people.ts';
import { played, type Step } from '../testing/played.ts';
import { carrier } from './index.ts';

const added: Step = [
  logistician,
  { type: 'carrierAdded', name: 'Ветер', inn: INN, city: CITY, contacts: ['p1'] },
];
const cleared = (points: string[], trailer?: string): Step => [
  null,
  { type: 'vehicleCleared', driver: 'd1', plate: 'А123ВС777', trailer, points },
];
const known = (...steps: Step[]) => played(carrier, `c${INN}`, [added, ...steps]).current.context;

it('a trip’s clearance settles for later trips what was ticked in it, and nothing else', () => {
  expect(known(cleared(['passport'])).cleared).toEqual({ drivers: [], plates: [] });
  expect(known(cleared(['passport', 'licence'])).cleared).toEqual({ drivers: ['d1'], plates: [] });
  expect(known(cleared(['vehicle', 'trailer'], 'АА1234')).cleared?.plates).toEqual(['А123ВС777', 'АА1234']);
  expect(known(cleared(['vehicle', 'trailer'])).cleared?.plates).toEqual(['А123ВС777']);
  expect(known(cleared(['vehicle'])).innChecked).toBeUndefined();
  expect(known(cleared(['inn'])).innChecked).toBe(true);
});

it('the same driver is cleared once', () => {
  const twice = cleared(['passport', 'licence']);
  expect(known(twice, twice).cleared?.drivers).toEqual(['d1']);
});

it('trips given back are counted', () => {
  const refusal: Step = [null, { type: 'refusalCounted', trip: 't1-1' }];
  expect(known().refusals).toBeUndefined();
  expect(known(refusal, refusal).refusals).toBe(2);
});

it('the contract brings the terms that new rates start with; a later one without terms leaves them', () => {
  const contract = (number: string, terms?: object): Step => [
    logistician,
    { type: 'contractRecorded', number, signedOn: '2026-11-20', files: ['f1'], ...(terms && { terms }) },
  ];
  const terms = { days: 10, dayKind: 'banking', daysFrom: 'originals' };
  const context = known(contract('12', terms), contract('13'));
  expect(context.contract?.number).toBe('13');
  expect(context.paymentTerms).toEqual(terms);
  expect(context.files).toEqual(['f1', 'f1']);
});
