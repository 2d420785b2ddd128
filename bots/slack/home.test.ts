import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Reply } from '../../core/desk/desk.ts';
import { line } from '../../core/messages/screen.ts';
import { t } from '../../core/texts/text.ts';
import { createTexts } from '../../locales/index.ts';
import { type SlackDouble, startSlackDouble } from '../playground/slack-double/index.ts';
import { Homes } from './home.ts';
import { webClient } from './web.ts';

const APP = { name: 'Caravan', botToken: 'xoxb-1', appToken: 'xapp-1', signingSecret: 'a secret of the app' };

let slack: SlackDouble;
let user: string;
/** What the Home is to say now. */
let words: string;
let homes: Homes;
beforeEach(async () => {
  slack = await startSlackDouble({ app: APP, limits: 'none' });
  user = (await slack.people.add({ name: 'anna', real_name: 'Анна' })).id;
  const home = async (): Promise<Reply> => ({
    outputs: [{ kind: 'show', screen: { lines: [line(t('verbatim', { words }))], buttons: [] } }],
    ...{ locale: 'ru', holder: null },
  });
  homes = new Homes({
    desk: { home },
    web: webClient(APP.botToken, slack.apiUrl),
    ports: {
      texts: createTexts({ zone: 'Europe/Moscow' }),
      crypto: { sha256: () => '', mac: () => '' },
      log: { info: () => {}, warn: () => {}, error: () => {} },
    },
  });
});
afterEach(async () => {
  await homes.stop();
  await slack.close();
});

const shown = () => JSON.stringify(slack.people.home(user));
const published = () => slack.controls.log().filter(({ method }) => method === 'views.publish').length;

it('what was read earlier never covers what was read later', async () => {
  slack.controls.addFault({ kind: 'delay', method: 'views.publish', ms: 400 });
  words = 'раньше';
  const slow = homes.draw(user);
  words = 'позже';
  await Promise.all([slow, homes.draw(user)]);
  expect(shown()).toContain('позже');
});

it('is published once while nothing changes, and anew after an answer that was lost', async () => {
  words = 'то же';
  await homes.draw(user);
  await homes.draw(user);
  expect(published()).toBe(1);
  words = 'другое';
  slack.controls.addFault({ kind: 'drop-answer', method: 'views.publish' });
  expect(await homes.draw(user)).toBe(false);
  expect(await homes.draw(user)).toBe(true);
  expect(published()).toBe(3);
  expect(shown()).toContain('другое');
});

it('is not tried again where Slack will never take it', async () => {
  slack.controls.addFault({ kind: 'error', method: 'views.publish', error: 'not_enabled' });
  words = 'никому';
  expect(await homes.draw(user)).toBe(true);
  expect(shown()).toBe('null');
});
