import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Entry, Fact } from '../../core/cases/entry.ts';
import type { Draft } from '../../core/forms/draft.ts';
import { type Form, isGroup } from '../../core/forms/form.ts';
import type { Ports } from '../../core/ports/index.ts';
import { processes } from '../../core/processes/index.ts';
import type { Text } from '../../core/texts/text.ts';
import { pressOn, typedAnswer } from '../builders/form-answers.ts';
import { PARTNERS } from './company.ts';
import { AtDesk } from './form-walk.ts';
import {
  answerWell,
  type FormsScene,
  formNamed,
  open,
  openFormsScene,
  openSomewhere,
} from './forms-scene.ts';
import { objectionsIn, pageIn, sendPage } from './page-walk.ts';

/** Thrown in place of an insert: the entry is complete, and the case stays as it was for the next to try. */
class Tried extends Error {
  readonly entry: Entry;

  constructor(entry: Entry) {
    super('tried');
    this.entry = entry;
  }
}

let isTrial = false;
/** Another form stands in the way of the next one, and has ended by the time somebody looks. */
let isInTheWay = false;
let scene: FormsScene;

/** Drafts as they were saved last: one that is sent is closed. */
const saved = new Map<string, Draft>();

function onTrial(ports: Ports): Ports {
  const { journal, drafts } = ports;
  const append: Ports['journal']['append'] = async (entry) => {
    if (isTrial) throw new Tried(entry);
    return journal.append(entry);
  };
  const save: Ports['drafts']['save'] = async (draft, rev) => {
    saved.set(draft.id, draft);
    return drafts.save(draft, rev);
  };
  const create: Ports['drafts']['create'] = async (draft) => {
    if (!isInTheWay) return drafts.create(draft);
    isInTheWay = false;
    return 'taken';
  };
  return { ...ports, journal: withOwn(journal, { append }), drafts: withOwn(drafts, { save, create }) };
}

function withOwn<Port extends object>(port: Port, own: Partial<Port>): Port {
  const bound = (key: string | symbol) => {
    const value = Reflect.get(port, key);
    return typeof value === 'function' ? value.bind(port) : value;
  };
  return new Proxy(port, { get: (_, key) => Reflect.get(own, key) ?? bound(key) });
}

/** What the forms have brought to the core, whatever became of it. */
const brought: Fact[] = [];

beforeAll(async () => {
  scene = await openFormsScene(onTrial);
  const { cases } = scene.company.caravan;
  const handle = cases.handle.bind(cases);
  cases.handle = (command) => {
    brought.push(command.fact);
    return handle(command);
  };
}, 300_000);
afterEach(async () => {
  for (const desk of Object.values(scene.desks))
    for (const one of [desk, await inSlack(desk)]) await putAside(one);
});
afterAll(() => scene.company.close());

function isRefusal(text: unknown): boolean {
  return (text as Text).key.startsWith('refusal.');
}

/** The entry that this would write, or what is said instead. */
async function tried(what: () => Promise<unknown>): Promise<Entry | unknown> {
  isTrial = true;
  try {
    return await what();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof Tried) return cause.entry;
    throw error;
  } finally {
    isTrial = false;
  }
}

/** The same person at the Slack desk. */
async function inSlack({ person }: AtDesk): Promise<AtDesk> {
  const { ports } = scene.company.caravan;
  const userId = `U${person.id}`;
  if (!person.identities.some(({ channel }) => channel === 'slack'))
    await ports.people.link(person.id, { channel: 'slack', userId, chatId: `D${person.id}` });
  return new AtDesk(scene.company.caravan, (await ports.people.get(person.id))!, 'slack');
}

/** What an entry says, whatever draft, messenger and moment it comes from. */
function said(entry: unknown, draft: Draft): unknown {
  const { hash: _, commandId: __, at: ___, actor, ...telling } = entry as Entry;
  const { channel: ____, ...doer } = actor;
  return withoutIds({ ...telling, doer }, draft);
}

function withoutIds(value: unknown, draft: Draft): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null)
      .replaceAll(draft.id, 'DRAFT')
      .replaceAll(/"[pfwi]?[0-9a-f]{9,16}"/g, '"MADE"')
      // Each of the two walks takes a company of its own on.
      .replaceAll(/77100000\d\d/g, 'INN'),
  );
}

async function putAside(desk: AtDesk): Promise<void> {
  const draft = await desk.draft();
  if (draft !== null) await scene.company.caravan.ports.drafts.close(draft.id, `aside/${draft.id}`);
}

describe('a form filled in by pages and question by question leaves the same entry (S0-27)', () => {
  const all = processes.flatMap((process) =>
    process.forms
      .filter(({ fields }) => fields.some((field) => isGroup(field) || field.usual === undefined))
      .map((form) => [process.name, form.name, form] as const),
  );

  it.each(all)(
    '%s: %s',
    async (process, _, form: Form) => {
      const opened = await openSomewhere(scene, process, form);
      expect(opened, 'somebody may open it').not.toBeNull();
      const { desk, about } = opened!;
      if (desk.door === 'partners') return putAside(desk);
      const typed: Record<string, string> = {};
      brought.length = 0;
      let told = (await desk.draft())!;
      let byTalk: unknown;
      while (byTalk === undefined && told.at !== 'summary') {
        const question = (await desk.question(form))!;
        const words = typedAnswer(question.field);
        if (words !== undefined) typed[question.path] = words;
        const came = await tried(() => answerWell(scene, desk, form));
        const next = await desk.draft();
        told = next ?? saved.get(told.id) ?? told;
        if (typeof came === 'object' || next === null) byTalk = came;
      }
      byTalk ??= await tried(() => desk.press(pressOn(told, { op: 'send' })));
      await putAside(desk);
      const factByTalk = brought.at(-1);
      brought.length = 0;

      const slack = await inSlack(desk);
      await putAside(slack);
      await open(scene, slack, process, form, about);
      const draft = (await slack.draft())!;
      expect(draft?.form).toBe(form.name);
      const { outputs } = await slack.take({
        kind: 'page',
        draft: draft.id,
        rev: draft.rev,
        op: 'redraw',
        values: {},
        files: {},
      });
      let page = pageIn(outputs);
      let byPages: unknown;
      for (let sent = 0; page !== undefined && sent < 6; sent += 1) {
        const drawn = page;
        const came = await tried(() => sendPage(slack, form, drawn, told, typed));
        if (!Array.isArray(came)) {
          byPages = came;
          break;
        }
        // What the case of the scene does not want by now is refused at its field, as it was in the talk.
        const isRefused = (text: unknown) => typeof byTalk === 'string' && isRefusal(text);
        const wrong = Object.entries(objectionsIn(came)).filter(([, text]) => !isRefused(text));
        expect(wrong, `what is wrong with ${form.name}`).toEqual([]);
        page = pageIn(came);
        byPages = came;
      }
      const last = (await slack.draft()) ?? draft;
      await putAside(slack);
      // Where the case of the scene wants something else by now, what was brought is the same at least.
      if (typeof byTalk === 'string') {
        expect(Array.isArray(byPages), `refused in the talk: ${byTalk}`).toBe(true);
        expect(withoutIds(brought.at(-1), last)).toEqual(withoutIds(factByTalk, told));
        return;
      }
      expect(said(byPages, last)).toEqual(said(byTalk, told));
    },
    120_000,
  );
});

it.each(['question by question', 'by pages'])(
  'a form that stood in the way and has ended is no obstacle, %s',
  async (how) => {
    const { staff } = scene.desks;
    const desk = how === 'by pages' ? await inSlack(staff) : staff;
    await putAside(desk);
    isInTheWay = true;
    await open(scene, desk, 'transport-order', formNamed('transport-order', 'request'));
    expect(isInTheWay).toBe(false);
    expect(await desk.draft()).toMatchObject({ form: 'request' });
  },
);

it('a carrier is no answer where a client is asked for', async () => {
  const slack = await inSlack(scene.desks.staff);
  await putAside(slack);
  await open(scene, slack, 'transport-order', formNamed('transport-order', 'request'));
  const draft = (await slack.draft())!;
  const values = { client: { chosen: [PARTNERS.carrier.party] } };
  const page = { kind: 'page', draft: draft.id, rev: draft.rev, op: 'submit', values, files: {} } as const;
  const { outputs } = await slack.take(page);
  expect(objectionsIn(outputs)).toMatchObject({ client: { key: 'problem.gone' } });
  expect((await slack.draft())?.answers).not.toHaveProperty('client');
});
