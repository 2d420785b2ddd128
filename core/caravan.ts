import { Cases } from './cases/cases.ts';
import { Dispatcher } from './cases/dispatcher.ts';
import { Chats } from './desk/chats.ts';
import { Desk } from './desk/desk.ts';
import { Digests } from './digest/gathered.ts';
import { Morning } from './digest/morning.ts';
import { Postings } from './exchange/postings.ts';
import { CarrierImports } from './imports/carrier-imports.ts';
import { Courier } from './messages/courier.ts';
import type { Pace } from './messages/pace.ts';
import { Sweep } from './obligations/sweep.ts';
import { throughDoors } from './people/through-doors.ts';
import type { Ports, Sender } from './ports/index.ts';
import { processes } from './processes/index.ts';
import type { Process } from './processes/process.ts';

/** The core, put together over its ports. */
export interface Caravan {
  cases: Cases;
  dispatcher: Dispatcher;
  sweep: Sweep;
  /** Tells colleagues their day. */
  morning: Morning;
  /** Tells what waits for the hours at which people want to hear of it. */
  digests: Digests;
  /** Keeps loads on the freight exchange as the cases want them. */
  postings: Postings;
  /** Carries imports of tables on. */
  imports: CarrierImports;
  /** The desks where people come in: one a door. */
  staff: Desk;
  partners: Desk;
  /** Where groups and channels come in that are linked to groups of carriers. */
  chats: Chats;
  courier(senders: Sender[], pace: Pace): Courier;
  ports: Ports;
}

/** `wake` is called when there may be new messages to send. */
export function createCaravan(outside: Ports, wake: () => void): Caravan {
  const ports = { ...outside, people: throughDoors(outside.people, outside.doors) };
  const cases: Cases = new Cases(ports, usable(ports), (caseId) => dispatcher.run(caseId));
  const dispatcher = new Dispatcher(ports, cases, wake);
  const kit = { ports, cases };
  return {
    cases,
    dispatcher,
    sweep: new Sweep(ports, cases, wake),
    morning: new Morning(ports, cases, wake),
    digests: new Digests(ports, cases, wake),
    postings: new Postings(ports, cases),
    imports: new CarrierImports(ports, cases),
    staff: new Desk(kit, 'staff'),
    partners: new Desk(kit, 'partners'),
    chats: new Chats(kit),
    courier: (senders, pace) => new Courier(ports, cases, senders, pace),
    ports,
  };
}

/** Nobody is offered to post loads where no exchange is connected. */
function usable({ exchange }: Ports): Process[] {
  return exchange === undefined ? processes.map((one) => ({ ...one, without: ['posting'] })) : processes;
}
