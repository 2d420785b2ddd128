import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Screen } from '../../core/messages/screen.ts';
import { createTexts } from '../../locales/index.ts';
import { createCrypto } from '../../storage/keys/crypto.ts';
import { startSlackDouble } from '../playground/slack-double/index.ts';
import { drawScreen } from './blocks.ts';
import { screenView } from './screen-view.ts';
import { webClient } from './web.ts';
import { escaped, type Pen, plain, said } from './words.ts';

const pen: Pen = {
  texts: createTexts({ zone: 'Europe/Moscow' }),
  crypto: createCrypto('k'.repeat(32)),
  locale: 'ru',
  holder: 'anna',
};

/** Any words, long ones, those that Slack would take for markup, and emoji of several units. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc.constantFrom(
    '<!channel> & <@U1>',
    '&'.repeat(5000),
    'ы'.repeat(4000),
    '🚚'.repeat(2000),
    'a\n'.repeat(3000),
  ),
);
const text = words.map((option) => ({ key: 'form.quoted', params: { option } }));
const button = fc.record({
  text,
  action: fc.constant({ do: 'view', view: 'tasks' } as const),
});
const screen: fc.Arbitrary<Screen> = fc.record(
  {
    title: text,
    lines: fc.array(
      fc.oneof(
        fc.constant('gap' as const),
        fc.record({ value: text }),
        fc.record({ label: text, value: text }),
      ),
      {
        maxLength: 60,
      },
    ),
    hint: text,
    buttons: fc.array(fc.array(button, { maxLength: 4 }), { maxLength: 40 }),
  },
  { requiredKeys: ['lines', 'buttons'] },
);

describe('what is drawn for Slack', () => {
  it('is taken by it whatever people have written, in the chat and in a modal', async () => {
    const app = { name: 'Caravan', botToken: 'xoxb-1', signingSecret: 'secret' };
    const double = await startSlackDouble({ app, limits: 'none' });
    try {
      const { id: user } = await double.people.add({ name: 'anna', real_name: 'Anna' });
      const web = webClient(app.botToken, double.apiUrl);
      const channel = (await web.conversations.open({ users: user })).channel?.id ?? '';
      await fc.assert(
        fc.asyncProperty(screen, async (one) => {
          for (const drawn of drawScreen(pen, one)) await web.chat.postMessage({ channel, ...drawn });
          await web.views.publish({
            user_id: user,
            view: { type: 'home', blocks: screenView(pen, [one, one]).blocks },
          });
        }),
        { numRuns: 60 },
      );
    } finally {
      await double.close();
    }
  });

  it('keeps what was written as it was written', () => {
    fc.assert(fc.property(words, (one) => plain(escaped(one)) === one));
    expect(plain('<mailto:a@b.ru|a@b.ru>, <tel:+79161110001|+7 916 111-00-01>')).toBe(
      'a@b.ru, +7 916 111-00-01',
    );
    expect(plain('<https://ati.su/x?a=1&amp;b=2>')).toBe('https://ati.su/x?a=1&b=2');
  });

  it('names commands as Slack knows them', () => {
    const told = said(pen, {
      key: 'form.quoted',
      params: { option: 'см. /tasks и (/away), но не 2/tasks и /etc' },
    });
    expect(told).toContain('см. /caravan tasks и (/caravan away), но не 2/tasks и /etc');
  });
});
