import { expect } from 'vitest';
import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import { optionsFor } from '../../core/desk/options.ts';
import type { Field, Form } from '../../core/forms/form.ts';
import type { Person } from '../../core/people/person.ts';
import { processes } from '../../core/processes/index.ts';
import { bring, reachedStage } from '../builders/clients.ts';
import { documentOf, pressedAnswer, pressOn, typedAnswer } from '../builders/form-answers.ts';
import { orderOf as orderAt } from '../builders/orders.ts';
import { msk } from './clock.ts';
import { type Company, openCompany, PARTNERS } from './company.ts';
import { AtDesk } from './form-walk.ts';

/** There is a freight exchange; nobody answers there. */
const CONNECTED = { ATI_TOKEN: 'a-key-of-the-exchange', ATI_CODE: '1', ATI_API_ROOT: 'http://127.0.0.1:9' };
/** A price in kopecks. */
const OFFERED = '9000000';
const CARRIER = PARTNERS.carrier.party;
export const GOOD = documentOf({ filename: 'Договор.pdf', bytes: contractScan() });

/** The demo company with somebody at every kind of desk, and a case of every kind in which its forms can be opened. */
export interface FormsScene {
  company: Company;
  desks: Record<'staff' | 'logistician' | 'director' | 'client' | 'carrier' | 'driver', AtDesk>;
  english: AtDesk;
  /** By process. */
  cases: Record<string, string>;
  /** A client's message, by its id in the inbox. */
  letter: string;
}

/** `around` stands between the core and what is outside. */
export async function openFormsScene(
  around?: NonNullable<Parameters<typeof openCompany>[0]>['around'],
): Promise<FormsScene> {
  const company = await openCompany({
    withOrders: true,
    settings: CONNECTED,
    ...(around === undefined ? {} : { around }),
  });
  const { caravan } = company;
  const client = await company.client('working');
  const { person, talker } = await company.linkedContact(client);
  await talker.type('Когда будет машина?');
  await talker.hears(client.name);
  const [received] = await company.entries(client.id, 'messageReceived');
  const letter = received?.fact.item as string;
  const director = await company.person('director');
  const head = await company.person('head');
  await caravan.ports.people.update(head.id, { roles: ['head', 'sales', 'logistician', 'accountant'] });
  const desks = {
    staff: new AtDesk(caravan, await company.person('head'), 'telegram-staff'),
    logistician: new AtDesk(caravan, await company.person('logistician'), 'telegram-staff'),
    director: new AtDesk(caravan, director, 'telegram-staff'),
    client: new AtDesk(caravan, person, 'telegram-partners'),
    carrier: await partnerDesk(company, PARTNERS.carrier),
    driver: await partnerDesk(company, PARTNERS.driver),
  };
  const english = new AtDesk(caravan, { ...director, locale: 'en' }, 'telegram-staff');
  const cases: Record<string, string> = { client: client.id };
  const scene: FormsScene = { company, desks, english, cases, letter };
  await goFurther(scene, head.id);
  await willBeAway(company, director);
  const [colleague] = await caravan.ports.cases.list({ process: 'colleague', limit: 1 });
  const order = await orderOf(scene);
  Object.assign(cases, {
    carrier: CARRIER,
    colleague: colleague?.id ?? '',
    'transport-order': order,
    deal: await dealOf(company, client.id, await company.person('head')),
  });
  return scene;
}

/** Somebody has an absence that can be changed and ended. */
async function willBeAway(company: Company, director: Person): Promise<void> {
  const { caravan } = company;
  const [away, deputy] = [await company.person('sales'), await company.person('accountant')];
  const fileOf = async (person: string) =>
    (await caravan.ports.cases.list({ process: 'colleague', person, limit: 1 }))[0]?.id ?? '';
  await bring(caravan, await fileOf(away.id), director, {
    type: 'absenceSet',
    from: msk(26, '00:00'),
    to: msk(28, '00:00'),
    substitute: deputy.id,
    file: await fileOf(deputy.id),
  });
}

/** What no order of the demo company stands at: a note filed, a second truck, a charge in question. */
async function goFurther(scene: FormsScene, headId: string): Promise<void> {
  const { company, desks } = scene;
  const { caravan } = company;
  const head = (await caravan.ports.people.get(headId)) as Person;
  const trips = await caravan.ports.cases.list({ process: 'trip', closed: false, limit: 100 });
  const at = (stage: string) => trips.find(({ stages }) => stages[stage] !== undefined)?.id ?? '';
  const noted = at('papers.note.originals');
  await bring(caravan, noted, head, { type: 'originalsReceived', on: '2026-11-24' });
  await bring(caravan, noted, head, { type: 'noteTaken' });
  await bring(caravan, noted, head, { type: 'noteFiled' });
  const [asked] = await caravan.ports.cases.list({ process: 'offer', closed: false, limit: 1 });
  const order = (asked?.context as { order?: string } | undefined)?.order ?? '';
  const price = {
    amount: { minor: Number(OFFERED), currency: 'RUB' },
    vat: 22,
    vatIncluded: true,
    form: 'cashless',
    days: 14,
  };
  const paper = { date: '2026-11-24', files: ['fdemocontract'], price };
  await bring(caravan, asked?.id ?? '', head, { type: 'countered', carrier: CARRIER, price });
  await hearsFromExchange(company, asked?.id ?? '', price);
  await bring(caravan, order, head, { type: 'orderReceived', ...paper });
  const [underWay] = await caravan.ports.cases.list({
    process: 'transport-order',
    stages: ['performing'],
    limit: 1,
  });
  await bring(caravan, underWay?.id ?? '', head, { type: 'tripAdded' });
  const form = formNamed('charge', 'new');
  await desks.staff.press({ do: 'form', form: 'charge.new', arg: at('transport.way') });
  while ((await desks.staff.question(form)) !== undefined) await answerWell(scene, desks.staff, form);
  const draft = await desks.staff.draft();
  if (draft !== null) await desks.staff.press(pressOn(draft, { op: 'send' }));
  const [charge] = await caravan.ports.cases.list({ process: 'charge', closed: false, limit: 1 });
  const carrierSum = { minor: 5_000_00, currency: 'RUB' };
  await bring(caravan, charge?.id ?? '', head, { type: 'sumsChanged', carrierSum });
}

/** A deal whose quote the director has before him: its approval is a case too (S2-21). */
async function dealOf(company: Company, client: string, head: Person): Promise<string> {
  const { caravan } = company;
  const deal = `d${caravan.ports.ids.next(8)}`;
  await caravan.cases.handle({
    commandId: 'opened',
    process: 'deal',
    caseId: deal,
    fact: { type: 'dealOpened', client, zone: 'Europe/Moscow', goods: 'Насос' },
    doer: head,
    channel: 'telegram-staff',
  });
  await reachedStage(caravan, deal, 'stockCheck');
  await bring(caravan, deal, head, { type: 'stockAnswered', stock: 'inStock' });
  await bring(caravan, deal, head, { type: 'quoteBegun' });
  const sum = { minor: 500_000_00, currency: 'RUB' };
  const quote = { type: 'quoteFormed', files: ['fdemocontract'], sum, vat: 22, days: 0 };
  await bring(caravan, deal, head, quote);
  await reachedStage(caravan, deal, 'preparing.choice');
  await bring(caravan, deal, head, { type: 'approvalAsked', reason: 'Проверьте' });
  await reachedStage(caravan, `y${deal}-quote`, 'deciding.votes');
  return deal;
}

/** A firm on the freight exchange names its price (S0-28). */
async function hearsFromExchange({ caravan, clock }: Company, offer: string, price: object): Promise<void> {
  const firm = { id: '14612', name: 'ООО «Степной ветер»' };
  const bid = { id: 'r1', at: clock.now(), firm, price };
  const posting = 'l1';
  for (const fact of [
    { type: 'exchangeOffered', posting },
    { type: 'exchangePosted', posting, exchange: 'ati', number: 'АВТ-1' },
    { type: 'exchangeBidHeard', posting, bid },
  ]) {
    const commandId = `given/${fact.type}`;
    const to = { process: 'offer', caseId: offer, doer: null, channel: 'internal' as const };
    const outcome = await caravan.cases.handle({ ...to, commandId, fact });
    expect(outcome.status).not.toBe('refused');
  }
}

async function partnerDesk(company: Company, who: { userId: number }): Promise<AtDesk> {
  const person = await company.partnerPerson(who);
  return new AtDesk(company.caravan, person, 'telegram-partners');
}

/** A request for a truck that the client's contact makes with good answers alone. */
async function orderOf(scene: FormsScene): Promise<string> {
  const desk = scene.desks.client;
  const form = formNamed('transport-order', 'request');
  await desk.press({ do: 'form', form: 'transport-order.request' });
  for (
    let question = await desk.question(form);
    question !== undefined;
    question = await desk.question(form)
  ) {
    await answerWell(scene, desk, form);
  }
  const draft = (await desk.draft())!;
  await desk.press(pressOn(draft, { op: 'send' }));
  return `o${draft.id}`;
}

export function formNamed(process: string, name: string): Form {
  return processes.find((one) => one.name === process)!.forms.find((form) => form.name === name)!;
}

export async function answerWell(scene: FormsScene, desk: AtDesk, form: Form): Promise<string> {
  const { field } = (await desk.question(form))!;
  if (field.kind === 'files') {
    await desk.bring({ kind: 'file', file: GOOD, caption: '' });
    return desk.press(pressOn((await desk.draft())!, { op: 'done' }));
  }
  const typed = typedAnswer(field);
  if (typed !== undefined) return desk.bring({ kind: 'text', text: typed });
  let said = '';
  for (const press of pressedAnswer(field, await someOption(scene, desk, field))) {
    said = await desk.press(pressOn((await desk.draft())!, press));
  }
  return said;
}

/** What a button under a question carries. */
async function someOption({ company, cases }: FormsScene, desk: AtDesk, field: Field): Promise<string> {
  const draft = await desk.draft();
  if (draft === null) return '';
  if (field.kind === 'client') return cases.client ?? desk.person.memberships[0]?.partyId ?? '';
  const visitor = { person: desk.person, door: desk.door, channel: desk.channel };
  const options = await optionsFor(company.caravan, visitor, draft, field);
  // The client has the first logistician already.
  return (field.key === 'logistician' ? options.at(-1) : options[0])?.arg ?? '0';
}

/** Presses what opens a form, about a case of the demo company or another one. */
export async function open(
  { letter, cases }: FormsScene,
  desk: AtDesk,
  process: string,
  form: Form,
  about?: string,
): Promise<string> {
  // What the button carries: the message that is answered, the sum that is agreed to, the case it is about.
  const carried = form.repliesTo === true ? letter : OFFERED;
  const arg = form.opens === undefined ? carried : about;
  return desk.press({
    do: 'form',
    form: form.opens === undefined ? form.name : `${process}.${form.name}`,
    ...(form.opens === undefined ? { caseId: about ?? cases[process]! } : {}),
    ...(arg === undefined ? {} : { arg }),
  });
}

/** Carriers are asked for one more order: what was asked before may be awarded by now. Gives the asking. */
async function askedAnew(company: Company): Promise<string> {
  const [head, logistician] = [await company.person('head'), await company.person('logistician')];
  const order = await orderAt(company.caravan, await company.client('working'), head, logistician);
  await bring(company.caravan, order, head, { type: 'carriersAsked', carriers: [CARRIER], minutes: 60 });
  const asking = `f${order.slice(1)}-1`;
  await reachedStage(company.caravan, asking, 'open.collecting');
  return asking;
}

/** Opens the form as somebody who may, about a case of the demo company in which it can be answered. */
export async function openSomewhere(
  scene: FormsScene,
  process: string,
  form: Form,
): Promise<{ desk: AtDesk; about?: string } | null> {
  const { company, desks, cases } = scene;
  const { cases: store } = company.caravan.ports;
  const of = async (name: string) => (await store.list({ process: name, limit: 100 })).map(({ id }) => id);
  // A short form is sent by its last answer, and may end the round: each has one of its own.
  const known =
    process === 'approval'
      ? `y${await dealOf(company, cases.client ?? '', await company.person('head'))}-quote`
      : cases[process];
  const about =
    form.opens === undefined
      ? [...(known === undefined ? [] : [known]), ...(await of(process))]
      : process === 'posting'
        ? [await askedAnew(company)]
        : [undefined, ...(await of('trip')), ...(await of('transport-order'))];
  for (const desk of form.name === 'question' ? [desks.logistician] : Object.values(desks)) {
    for (const one of about) {
      await open(scene, desk, process, form, one);
      if ((await desk.draft())?.form === form.name)
        return { desk, ...(one === undefined ? {} : { about: one }) };
    }
  }
  return null;
}
