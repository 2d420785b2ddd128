import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import type { Caravan } from '../../core/caravan.ts';
import { optionsFor } from '../../core/desk/options.ts';
import type { Field, FieldKind, Form } from '../../core/forms/form.ts';
import { questions } from '../../core/forms/walker.ts';
import type { Person } from '../../core/people/person.ts';
import { processes } from '../../core/processes/index.ts';
import { badInput } from '../builders/bad-input.ts';
import { bring, reachedStage } from '../builders/clients.ts';
import { hugeDocument, renamedProgram } from '../builders/files.ts';
import { documentOf, pressedAnswer, pressOn, typedAnswer } from '../builders/form-answers.ts';
import { freshInn } from '../builders/inn.ts';
import { orderOf as orderAt } from '../builders/orders.ts';
import { msk } from './clock.ts';
import { type Company, openCompany, PARTNERS } from './company.ts';
import { AtDesk } from './form-walk.ts';

/** There is a freight exchange; nobody answers there. */
const CONNECTED = { ATI_TOKEN: 'a-key-of-the-exchange', ATI_CODE: '1', ATI_API_ROOT: 'http://127.0.0.1:9' };
/** A price in kopecks. */
const OFFERED = '9000000';
const CARRIER = PARTNERS.carrier.party;
const HUGE = documentOf(hugeDocument());
const PROGRAM = documentOf(renamedProgram());
const GOOD = documentOf({ filename: 'Договор.pdf', bytes: contractScan() });

let company: Company;
let desks: Record<'staff' | 'logistician' | 'director' | 'client' | 'carrier' | 'driver', AtDesk>;
let english: AtDesk;
let cases: Record<string, string>;
let letter: string;

beforeAll(async () => {
  company = await openCompany({ withOrders: true, settings: CONNECTED });
  const { caravan } = company;
  const client = await company.client('working');
  const { person, talker } = await company.linkedContact(client);
  await talker.type('Когда будет машина?');
  await talker.hears(client.name);
  const [received] = await company.entries(client.id, 'messageReceived');
  letter = received?.fact.item as string;
  const director = await company.person('director');
  const head = await company.person('head');
  await caravan.ports.people.update(head.id, { roles: ['head', 'sales', 'logistician', 'accountant'] });
  desks = {
    staff: new AtDesk(caravan, await company.person('head'), 'telegram-staff'),
    logistician: new AtDesk(caravan, await company.person('logistician'), 'telegram-staff'),
    director: new AtDesk(caravan, director, 'telegram-staff'),
    client: new AtDesk(caravan, person, 'telegram-partners'),
    carrier: await partnerDesk(PARTNERS.carrier.userId),
    driver: await partnerDesk(PARTNERS.driver.userId),
  };
  await goFurther(caravan, head.id);
  await willBeAway(caravan, director);
  english = new AtDesk(caravan, { ...director, locale: 'en' }, 'telegram-staff');
  const [colleague] = await caravan.ports.cases.list({ process: 'colleague', limit: 1 });
  const order = await orderOf(desks.client);
  cases = {
    client: client.id,
    carrier: CARRIER,
    colleague: colleague?.id ?? '',
    'transport-order': order,
    deal: await dealOf(client.id, await company.person('head')),
  };
}, 180_000);
afterEach(async () => {
  for (const desk of [...Object.values(desks), english]) {
    await desk.bring({ kind: 'command', name: 'cancel', args: '' });
    const draft = await desk.draft();
    if (draft !== null) await desk.press(pressOn(draft, { op: 'cancel', arg: 'yes' }));
    expect(await desk.draft()).toBeNull();
  }
});
afterAll(() => company.close());

/** Somebody has an absence that can be changed and ended. */
async function willBeAway(caravan: Caravan, director: Person): Promise<void> {
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
async function goFurther(caravan: Caravan, headId: string): Promise<void> {
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
  await hearsFromExchange(caravan, asked?.id ?? '', price);
  await bring(caravan, order, head, { type: 'orderReceived', ...paper });
  const [underWay] = await caravan.ports.cases.list({
    process: 'transport-order',
    stages: ['performing'],
    limit: 1,
  });
  await bring(caravan, underWay?.id ?? '', head, { type: 'tripAdded' });
  const form = formNamed('charge', 'new');
  await desks.staff.press({ do: 'form', form: 'charge.new', arg: at('transport.way') });
  while ((await desks.staff.question(form)) !== undefined) await answerWell(desks.staff, form);
  const draft = await desks.staff.draft();
  if (draft !== null) await desks.staff.press(pressOn(draft, { op: 'send' }));
  const [charge] = await caravan.ports.cases.list({ process: 'charge', closed: false, limit: 1 });
  const carrierSum = { minor: 5_000_00, currency: 'RUB' };
  await bring(caravan, charge?.id ?? '', head, { type: 'sumsChanged', carrierSum });
}

/** A deal whose quote the director has before him: its approval is a case too (S2-21). */
async function dealOf(client: string, head: Person): Promise<string> {
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
async function hearsFromExchange(caravan: Caravan, offer: string, price: object): Promise<void> {
  const firm = { id: '14612', name: 'ООО «Степной ветер»' };
  const bid = { id: 'r1', at: company.clock.now(), firm, price };
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

async function partnerDesk(userId: number): Promise<AtDesk> {
  const person = await company.caravan.ports.people.byIdentity('telegram-partners', String(userId));
  if (person === null) throw new Error(`nobody has the account ${userId}`);
  return new AtDesk(company.caravan, person, 'telegram-partners');
}

/** A request for a truck that the client's contact makes with good answers alone. */
async function orderOf(desk: AtDesk): Promise<string> {
  const form = formNamed('transport-order', 'request');
  await desk.press({ do: 'form', form: 'transport-order.request' });
  for (
    let question = await desk.question(form);
    question !== undefined;
    question = await desk.question(form)
  ) {
    await answerWell(desk, form);
  }
  const draft = (await desk.draft())!;
  await desk.press(pressOn(draft, { op: 'send' }));
  return `o${draft.id}`;
}

function formNamed(process: string, name: string): Form {
  return processes.find((one) => one.name === process)!.forms.find((form) => form.name === name)!;
}

async function answerWell(desk: AtDesk, form: Form): Promise<string> {
  const { field } = (await desk.question(form))!;
  if (field.kind === 'files') {
    await desk.bring({ kind: 'file', file: GOOD, caption: '' });
    return desk.press(pressOn((await desk.draft())!, { op: 'done' }));
  }
  const typed = typedAnswer(field);
  if (typed !== undefined) return desk.bring({ kind: 'text', text: typed });
  let said = '';
  for (const press of pressedAnswer(field, await firstOption(desk, field))) {
    said = await desk.press(pressOn((await desk.draft())!, press));
  }
  return said;
}

/** What the first button under a question carries. */
async function firstOption(desk: AtDesk, field: Field): Promise<string> {
  const draft = await desk.draft();
  if (draft === null) return '';
  if (field.kind === 'client') return cases?.client ?? desk.person.memberships[0]?.partyId ?? '';
  const visitor = { person: desk.person, door: desk.door, channel: desk.channel };
  const options = await optionsFor(company.caravan, visitor, draft, field);
  return options[0]?.arg ?? '0';
}

/** Words in the reader's language; never a key, a placeholder or the inside of the program. */
function expectClear(said: string, language: 'ru' | 'en', why: string): void {
  expect(said, why).not.toBe('');
  expect(said, why).not.toMatch(
    /\b(problem|refusal|form|letter|client|carrier|colleague|transport-order|trip|offer|charge|invoice|act)\.[a-z]/,
  );
  expect(said, why).not.toMatch(/undefined|NaN|\[object|Error|\n\s+at |[{}]/);
  if (language === 'ru') expect(said, why).toMatch(/[а-яё]{4}/i);
  else expect(said.replaceAll(/<\/b> .*/g, ''), why).not.toMatch(/[а-яё]/i);
}

/** Gives a form every wrong answer to every question, and a good one at last; ends at the summary. */
async function walk(desk: AtDesk, form: Form, language: 'ru' | 'en'): Promise<void> {
  for (
    let question = await desk.question(form);
    question !== undefined;
    question = await desk.question(form)
  ) {
    const { path, field } = question;
    const before = (await desk.draft())!;
    const asked = questions(form, before.answers);
    const sendsItself = form.direct === true && asked.at(-1)?.path === path;
    for (const { name, text, fairFor } of badInput) {
      const isFair = fairFor.includes(field.kind);
      if (isFair && sendsItself) continue;
      const why = `${name} in answer to ${form.name}.${path}`;
      const said = await desk.bring({ kind: 'text', text });
      expectClear(said, language, why);
      const after = (await desk.draft())!;
      if (isFair) {
        const answer = after.answers[path] as { value: unknown };
        expect(answer, `${why} was refused: ${said}`).toBeDefined();
        if (typeof answer.value === 'string') expect(answer.value, why).toBe(text);
        expect(after.answers, why).toEqual({ ...before.answers, [path]: answer });
        await backTo(desk, path);
        expect((await desk.draft())?.at, why).toBe(path);
      } else {
        expect(after.at, why).toBe(path);
        expect(after.answers[path], why).toEqual((await desk.draft())?.answers[path]);
      }
      for (const [earlier, value] of Object.entries(before.answers)) {
        if (earlier !== path) expect(after.answers[earlier], why).toEqual(value);
      }
    }
    for (const [name, file] of Object.entries({ HUGE, PROGRAM })) {
      const why = `${name} in answer to ${form.name}.${path}`;
      const standing = (await desk.draft())!;
      expectClear(await desk.bring({ kind: 'file', file, caption: '' }), language, why);
      expect((await desk.draft())?.answers, why).toEqual(standing.answers);
      expect((await desk.draft())?.at, why).toBe(path);
    }
    const said = await answerWell(desk, form);
    expectClear(said, language, `a good answer to ${form.name}.${path}`);
    expect((await desk.draft())?.at, `${said}\nafter a good answer to ${form.name}.${path}`).not.toBe(path);
  }
}

/** Back over what was filled in by itself, too. */
async function backTo(desk: AtDesk, path: string): Promise<void> {
  for (let draft = await desk.draft(); draft !== null && draft.at !== path; draft = await desk.draft()) {
    const { at } = draft;
    await desk.press(pressOn(draft, { op: 'back' }));
    if ((await desk.draft())?.at === at) return;
  }
}

async function open(desk: AtDesk, process: string, form: Form, about?: string): Promise<void> {
  // What the button carries: the message that is answered, the sum that is agreed to, the case it is about.
  const carried = form.repliesTo === true ? letter : OFFERED;
  const arg = form.opens === undefined ? carried : about;
  await desk.press({
    do: 'form',
    form: form.opens === undefined ? form.name : `${process}.${form.name}`,
    ...(form.opens === undefined ? { caseId: about ?? cases[process]! } : {}),
    ...(arg === undefined ? {} : { arg }),
  });
}

/** Carriers are asked for one more order: what was asked before may be awarded by now. Gives the asking. */
async function askedAnew(): Promise<string> {
  const [head, logistician] = [await company.person('head'), await company.person('logistician')];
  const order = await orderAt(company.caravan, await company.client('working'), head, logistician);
  await bring(company.caravan, order, head, { type: 'carriersAsked', carriers: [CARRIER], minutes: 60 });
  const asking = `f${order.slice(1)}-1`;
  await reachedStage(company.caravan, asking, 'open.collecting');
  return asking;
}

/** Opens the form as somebody who may, about a case of the demo company in which it can be answered. */
async function openSomewhere(process: string, form: Form): Promise<AtDesk | null> {
  const { cases: store } = company.caravan.ports;
  const of = async (name: string) => (await store.list({ process: name, limit: 100 })).map(({ id }) => id);
  // A short form is sent by its last answer, and may end the round: each has one of its own.
  const known =
    process === 'approval'
      ? `y${await dealOf(cases.client ?? '', await company.person('head'))}-quote`
      : cases[process];
  const about =
    form.opens === undefined
      ? [...(known === undefined ? [] : [known]), ...(await of(process))]
      : process === 'posting'
        ? [await askedAnew()]
        : [undefined, ...(await of('trip')), ...(await of('transport-order'))];
  for (const desk of form.name === 'question' ? [desks.logistician] : Object.values(desks)) {
    for (const one of about) {
      await open(desk, process, form, one);
      if ((await desk.draft())?.form === form.name) return desk;
    }
  }
  return null;
}

describe('every question of every form takes bad input with a word of advice and loses nothing (issue 5)', () => {
  // What has a usual answer to each of its choices is sent by the press that opens it: it asks nothing.
  const isOnePress = ({ fields }: Form) =>
    fields.length > 0 &&
    fields.every((field) => 'kind' in field && field.kind === 'pick' && field.usual !== undefined);
  const all = processes.flatMap((process) =>
    process.forms.filter((form) => !isOnePress(form)).map((form) => [process.name, form.name, form] as const),
  );

  it.each(all)(
    '%s: %s',
    async (process, _, form) => {
      const desk = await openSomewhere(process, form);
      expect(desk, 'somebody may open it').not.toBeNull();
      await walk(desk!, form, 'ru');
      if (form.direct !== true) expect((await desk!.draft())?.at).toBe('summary');
    },
    60_000,
  );

  it('transport-order: request, asked by the client (S0-26)', async () => {
    const form = formNamed('transport-order', 'request');
    await open(desks.client, 'transport-order', form);
    await walk(desks.client, form, 'ru');
  }, 30_000);

  it('client: contact, for somebody who reads English (S0-10)', async () => {
    const form = formNamed('client', 'contact');
    await company.caravan.ports.people.update(english.person.id, { locale: 'en' });
    await open(english, 'client', form);
    await walk(english, form, 'en');
  }, 30_000);
});

describe('bad input over the chat (issue 5)', () => {
  it('S0-13: every wrong answer to every question of a new client is answered in words, and the question stays open', async () => {
    const anna = company.colleague('sales');
    const inn = freshInn();
    const good: [question: string, kind: FieldKind, answer: string][] = [
      ['inn', 'inn', inn],
      ['company', 'companyName', 'ООО «Терпение»'],
      ['city', 'city', 'Казань'],
      ['contact', 'contact', 'Ирина, 8 912 345-67-80'],
    ];
    await anna.type('/new');
    await anna.press('menu.newClient');
    for (const [question, kind, answer] of good) {
      await anna.asked(`client.ask.new.${question}`);
      // Apps neither send spaces alone nor more than 4096 characters in one message.
      for (const { name, text, fairFor } of badInput) {
        if (fairFor.includes(kind) || text.trim() === '') continue;
        await anna.type(text.slice(0, 4096));
        const said = await anna.hears(`client.ask.new.${question}`);
        expect(
          said.text?.indexOf(anna.words(`client.ask.new.${question}`)),
          `${name}: advice comes first`,
        ).toBeGreaterThan(0);
      }
      for (const file of [hugeDocument(), renamedProgram()]) {
        await anna.send('document', file);
        await anna.hears('problem.file-not-asked');
      }
      await anna.type(answer);
    }
    await anna.hears('Новый клиент: проверьте');
    await anna.press('form.send');
    await anna.sees('client.fact.clientOpened');
    expect((await company.caravan.cases.load(`k${inn}`))?.context).toMatchObject({
      name: 'ООО «Терпение»',
      inn,
      city: 'Казань',
    });
  });

  it('S0-15: a contract of 30 MB and a program that calls itself a scan are refused, and the question stays open', async () => {
    const anna = company.colleague('sales');
    const client = await company.client('contract');
    await anna.press('client.button.contractConcluded', client.name);
    await anna.asked('client.ask.contract.files');
    await anna.send('document', hugeDocument());
    await anna.hears('problem.file-too-big', { max: 20 });
    await anna.send('document', renamedProgram());
    await anna.hears('problem.file-type');
    await anna.asked('client.ask.contract.files');
    await anna.cancels();
    await anna.hears('Отменено: Договор с клиентом.');
  });
});
