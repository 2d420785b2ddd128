import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import type { Field, FieldKind, Form } from '../../core/forms/form.ts';
import { questions } from '../../core/forms/walker.ts';
import { processes } from '../../core/processes/index.ts';
import { badInput } from '../builders/bad-input.ts';
import { hugeDocument, renamedProgram } from '../builders/files.ts';
import { documentOf, pressedAnswer, pressOn, typedAnswer } from '../builders/form-answers.ts';
import { freshInn } from '../builders/inn.ts';
import { type Company, openCompany } from './company.ts';
import { AtDesk } from './form-walk.ts';

const HUGE = documentOf(hugeDocument());
const PROGRAM = documentOf(renamedProgram());
const GOOD = documentOf({ filename: 'Договор.pdf', bytes: contractScan() });

let company: Company;
let desks: { staff: AtDesk; logistician: AtDesk; english: AtDesk; client: AtDesk };
let cases: Record<string, string>;
let letter: string;

beforeAll(async () => {
  company = await openCompany();
  const { caravan } = company;
  const client = await company.client('working');
  const { person, talker } = await company.linkedContact(client);
  await talker.type('Когда будет машина?');
  await talker.hears(client.name);
  const [received] = await company.entries(client.id, 'messageReceived');
  letter = received?.fact.item as string;
  const director = await company.person('director');
  const head = await company.person('head');
  await caravan.ports.people.update(head.id, { roles: ['head', 'sales', 'logistician'] });
  await caravan.ports.people.update(director.id, { locale: 'en' });
  desks = {
    staff: new AtDesk(caravan, await company.person('head'), 'telegram-staff'),
    logistician: new AtDesk(caravan, await company.person('logistician'), 'telegram-staff'),
    english: new AtDesk(caravan, { ...director, locale: 'en' }, 'telegram-staff'),
    client: new AtDesk(caravan, person, 'telegram-partners'),
  };
  const [colleague] = await caravan.ports.cases.list({ process: 'colleague', limit: 1 });
  const order = await orderOf(desks.client);
  cases = {
    client: client.id,
    carrier: 'c5261815906',
    colleague: colleague?.id ?? '',
    'transport-order': order,
  };
}, 60_000);
afterEach(async () => {
  for (const desk of Object.values(desks)) {
    await desk.bring({ kind: 'command', name: 'cancel', args: '' });
    const draft = await desk.draft();
    if (draft !== null) await desk.press(pressOn(draft, { op: 'cancel', arg: 'yes' }));
    expect(await desk.draft()).toBeNull();
  }
});
afterAll(() => company.close());

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
async function firstOption(desk: AtDesk, { kind, roles }: Field): Promise<string> {
  const { people } = company.caravan.ports;
  if (kind === 'client') return cases?.client ?? desk.person.memberships[0]?.partyId ?? '';
  if (kind === 'partner' || kind === 'member') {
    const current = await company.caravan.cases.load((await desk.draft())?.caseId ?? '');
    const party = current === null ? '' : ((current.context as { client?: string }).client ?? current.id);
    const [somebody] = (await people.ofParty(party)).filter((one) => one.identities.length > 0);
    return somebody?.id ?? '';
  }
  if (kind === 'colleague') return (await people.byRole(roles?.[0] ?? 'head'))[0]?.id ?? '';
  return '0';
}

/** Words in the reader's language; never a key, a placeholder or the inside of the program. */
function expectClear(said: string, language: 'ru' | 'en', why: string): void {
  expect(said, why).not.toBe('');
  expect(said, why).not.toMatch(
    /\b(problem|refusal|form|letter|client|carrier|colleague|transport-order)\.[a-z]/,
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
        await desk.press(pressOn(after, { op: 'back' }));
        expect((await desk.draft())?.at, why).toBe(path);
      } else {
        expect(after.at, why).toBe(path);
        expect(after.answers[path], why).toEqual((await desk.draft())?.answers[path]);
      }
      for (const [earlier, value] of Object.entries(before.answers)) {
        expect(after.answers[earlier], why).toEqual(value);
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

async function open(desk: AtDesk, process: string, form: Form): Promise<void> {
  const caseId = form.opens === undefined ? { caseId: cases[process]! } : {};
  const arg = form.repliesTo === true ? { arg: letter } : {};
  await desk.press({
    do: 'form',
    form: form.opens === undefined ? form.name : `${process}.${form.name}`,
    ...caseId,
    ...arg,
  });
}

describe('every question of every form takes bad input with a word of advice and loses nothing (issue 5)', () => {
  const all = processes.flatMap((process) =>
    process.forms.map((form) => [process.name, form.name, form] as const),
  );

  it.each(all)(
    '%s: %s',
    async (process, _, form) => {
      // Only the logistician of the client may ask back.
      const desk = form.name === 'question' ? desks.logistician : desks.staff;
      await open(desk, process, form);
      expect((await desk.draft())?.form).toBe(form.name);
      await walk(desk, form, 'ru');
      if (form.direct !== true) expect((await desk.draft())?.at).toBe('summary');
    },
    30_000,
  );

  it('transport-order: request, asked by the client (S0-26)', async () => {
    const form = formNamed('transport-order', 'request');
    await open(desks.client, 'transport-order', form);
    await walk(desks.client, form, 'ru');
  }, 30_000);

  it('client: contact, for somebody who reads English (S0-10)', async () => {
    const form = formNamed('client', 'contact');
    await open(desks.english, 'client', form);
    await walk(desks.english, form, 'en');
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
