import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FieldKind, Form } from '../../core/forms/form.ts';
import { questions } from '../../core/forms/walker.ts';
import { processes } from '../../core/processes/index.ts';
import { badInput } from '../builders/bad-input.ts';
import { hugeDocument, renamedProgram } from '../builders/files.ts';
import { documentOf, pressOn } from '../builders/form-answers.ts';
import { freshInn } from '../builders/inn.ts';
import type { AtDesk } from './form-walk.ts';
import {
  answerWell,
  type FormsScene,
  formNamed,
  open,
  openFormsScene,
  openSomewhere,
} from './forms-scene.ts';

const HUGE = documentOf(hugeDocument());
const PROGRAM = documentOf(renamedProgram());
let scene: FormsScene;

beforeAll(async () => {
  scene = await openFormsScene();
}, 180_000);
afterEach(async () => {
  const { desks, english } = scene;

  for (const desk of [...Object.values(desks), english]) {
    await desk.bring({ kind: 'command', name: 'cancel', args: '' });
    const draft = await desk.draft();
    if (draft !== null) await desk.press(pressOn(draft, { op: 'cancel', arg: 'yes' }));
    expect(await desk.draft()).toBeNull();
  }
});
afterAll(() => scene.company.close());

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
    const said = await answerWell(scene, desk, form);
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
      const desk = (await openSomewhere(scene, process, form))?.desk;
      expect(desk, 'somebody may open it').toBeDefined();
      await walk(desk!, form, 'ru');
      if (form.direct !== true) expect((await desk!.draft())?.at).toBe('summary');
    },
    60_000,
  );

  it('transport-order: request, asked by the client (S0-26)', async () => {
    const form = formNamed('transport-order', 'request');
    await open(scene, scene.desks.client, 'transport-order', form);
    await walk(scene.desks.client, form, 'ru');
  }, 30_000);

  it('client: contact, for somebody who reads English (S0-10)', async () => {
    const form = formNamed('client', 'contact');
    await scene.company.caravan.ports.people.update(scene.english.person.id, { locale: 'en' });
    await open(scene, scene.english, 'client', form);
    await walk(scene.english, form, 'en');
  }, 30_000);
});

describe('bad input over the chat (issue 5)', () => {
  it('S0-13: every wrong answer to every question of a new client is answered in words, and the question stays open', async () => {
    const anna = scene.company.colleague('sales');
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
    expect((await scene.company.caravan.cases.load(`k${inn}`))?.context).toMatchObject({
      name: 'ООО «Терпение»',
      inn,
      city: 'Казань',
    });
  });

  it('S0-15: a contract of 30 MB and a program that calls itself a scan are refused, and the question stays open', async () => {
    const anna = scene.company.colleague('sales');
    const client = await scene.company.client('contract');
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
