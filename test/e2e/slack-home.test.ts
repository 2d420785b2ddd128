import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addColleague } from '../../core/people/colleagues.ts';
import { invite } from '../../core/people/invitations.ts';
import type { Person } from '../../core/people/person.ts';
import { SlackHand } from './slack-hand.ts';
import { openSlackOffice, type SlackOffice } from './slack-office.ts';

const PATIENCE_MS = 20_000;
const LONG = { timeout: 60_000 };

let office: SlackOffice;
let head: { person: Person; user: string };
let anna: { person: Person; user: string };
beforeEach(async () => {
  office = await openSlackOffice();
  head = await office.colleague('Олег Дорохов', 'head');
  anna = await office.colleague('Анна Соколова', 'sales');
  await isFull();
  await rest();
}, 60_000);
afterEach(() => office.close());

const home = (user = anna.user) => JSON.stringify(office.slack.people.home(user));
const published = () => office.slack.controls.log().filter(({ method }) => method === 'views.publish').length;

/** Waits until no Home is drawn any more. */
async function rest(): Promise<void> {
  for (let before = -1; before !== published(); ) {
    before = published();
    await setTimeout(1500);
  }
}

async function becomes(what: string, isSo: (words: string) => boolean, user = anna.user): Promise<void> {
  await office.slack.people.homeWhen(user, (seen) => isSo(JSON.stringify(seen)), PATIENCE_MS);
  if (!isSo(home(user))) throw new Error(`the Home never became ${what}: ${home(user)}`);
}
const isFull = (user?: string) => becomes('full', (words) => words.includes('Мои задачи'), user);
const isEmptied = (user?: string) => becomes('empty', (words) => !/"(actions|input)"/.test(words), user);

async function dismisses(): Promise<void> {
  const { cases, ports } = office.caravan;
  const [file] = await ports.cases.list({ process: 'colleague', person: anna.person.id });
  const outcome = await cases.handle({
    commandId: 'given/anna-leaves',
    process: 'colleague',
    caseId: file?.id ?? '',
    fact: { type: 'colleagueDismissed', reason: 'уход' },
    doer: head.person,
    channel: 'slack',
  });
  expect(outcome.status).toBe('accepted');
}

describe('the Home of whoever has no account any more', () => {
  it('is emptied at the dismissal, though nobody opens it and Slack has trouble', LONG, async () => {
    const { controls } = office.slack;
    controls.addFault({ kind: 'error', method: 'views.publish', error: 'internal_error', times: 2 });
    controls.addFault({ kind: 'drop-answer', method: 'chat.postMessage' });
    await dismisses();
    await isEmptied();
  });

  it('is emptied though the last word can reach nobody', LONG, async () => {
    const { controls } = office.slack;
    controls.addFault({ kind: 'error', method: 'chat.postMessage', error: 'channel_not_found' });
    await dismisses();
    await isEmptied();
  });

  it('is emptied when the head unlinks the account', LONG, async () => {
    const { caravan, clock, slack } = office;
    const vera = await addColleague(caravan, { name: 'Вера Лис', roles: ['accountant'] });
    const made = await invite(caravan.ports, vera, 'slack', head.person.id);
    const user = await office.stranger('Вера Лис');
    await slack.people.write(user, 'app', { text: made !== null && 'code' in made ? made.code : '' });
    await isFull(user);
    const oleg = new SlackHand({ userId: head.user, name: 'Олег' }, slack, caravan.ports.texts, () =>
      clock.now(),
    );
    await oleg.press('slack.notThem');
    await oleg.press('slack.unlink');
    await isEmptied(user);
    expect((await caravan.ports.people.get(vera.id))?.identities).toEqual([]);
  });
});

describe('a Home', () => {
  it('that could not be published is published later', LONG, async () => {
    const { controls, people } = office.slack;
    controls.addFault({ kind: 'fail', method: 'views.publish', status: 500, times: 2 });
    await office.caravan.ports.people.update(anna.person.id, { locale: 'en' });
    await people.openHome(anna.user);
    await becomes('English', (words) => words.includes('My tasks'));
    const failed = controls.log().filter(({ fault }) => fault === 'fail');
    expect(failed).toHaveLength(2);
    expect(failed.map(({ payload }) => payload.user_id)).toContain(anna.user);
  });
});
