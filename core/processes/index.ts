import { act } from './act/index.ts';
import { approval } from './approval/index.ts';
import { carrier } from './carrier/index.ts';
import { carrierBill } from './carrier-bill/index.ts';
import { carrierGroup } from './carrier-group/index.ts';
import { carrierImport } from './carrier-import/index.ts';
import { charge } from './charge/index.ts';
import { client } from './client/index.ts';
import { colleague } from './colleague/index.ts';
import { deal } from './deal/index.ts';
import { invoice } from './invoice/index.ts';
import { numberSeries } from './number-series/index.ts';
import { offer } from './offer/index.ts';
import { posting } from './posting/index.ts';
import type { Process } from './process.ts';
import { transportOrder } from './transport-order/index.ts';
import { trip } from './trip/index.ts';

/** All processes of the company. */
export const processes: Process[] = [
  client,
  deal,
  transportOrder,
  carrier,
  carrierGroup,
  carrierImport,
  colleague,
  numberSeries,
  offer,
  posting,
  charge,
  trip,
  carrierBill,
  invoice,
  act,
  approval,
];
