import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Screen } from '../../core/messages/screen.ts';
import { verbatim } from '../../core/texts/text.ts';
import { createTexts } from '../../locales/index.ts';
import { createCrypto } from '../../storage/keys/crypto.ts';
import {
  openPlayground,
  type Playground,
  startedPerson,
} from '../playground/telegram-double/testing/double.ts';
import { drawScreen, type Pen } from './render.ts';

const pen: Pen = {
  texts: createTexts({ zone: 'Europe/Moscow' }),
  crypto: createCrypto('k'.repeat(32)),
  locale: 'ru',
  holder: 'anna',
};

/** Any words, long ones, those that Telegram would take for markup, and emoji of several units. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    fc.constantFrom(
      '<b>',
      '&'.repeat(5000),
      'ы'.repeat(4000),
      '🚚'.repeat(2001),
      `a${'🚚'.repeat(3000)}`,
      'a\n'.repeat(3000),
    ),
  )
  .map(verbatim);
const button = fc.record({
  text: fc.oneof(
    fc.constant(verbatim(`${'a'.repeat(59)}🚚🚚`)),
    text.filter(({ params }) => String(params?.words).trim() !== ''),
  ),
  action: fc.constant({ do: 'view', view: 'tasks' } as const),
});
const line = fc.oneof(
  fc.constant('gap' as const),
  fc.record({ value: text }),
  fc.record({ label: text, value: text }),
);
const screen: fc.Arbitrary<Screen> = fc.record(
  {
    title: text,
    lines: fc.array(line, { maxLength: 30 }),
    hint: text,
    buttons: fc.array(fc.array(button, { maxLength: 4 }), { maxLength: 20 }),
  },
  { requiredKeys: ['lines', 'buttons'] },
);

let telegram: Playground;
let chat_id: number;
beforeAll(async () => {
  telegram = await openPlayground();
  chat_id = await startedPerson(telegram);
});
afterAll(() => telegram.close());

/** Sends a screen as the bots do. */
async function send(one: Screen): Promise<void> {
  const { texts, keyboard } = drawScreen(pen, one);
  for (const [n, words] of texts.entries()) {
    const markup = n === texts.length - 1 ? { reply_markup: { inline_keyboard: keyboard } } : {};
    const sent = await telegram.call('sendMessage', { chat_id, text: words, parse_mode: 'HTML', ...markup });
    expect(sent, words.slice(0, 80)).toMatchObject({ ok: true });
  }
}

describe('what is drawn for Telegram', () => {
  it('is taken by it whatever people have written', async () => {
    await fc.assert(fc.asyncProperty(screen, send), { numRuns: 60 });
  });

  it('is taken by it where one line alone is longer than a message', async () => {
    await send({ lines: [{ value: verbatim('ы'.repeat(4000)) }], buttons: [] });
    await send({ lines: [{ value: verbatim(`a${'🚚'.repeat(3000)}`) }], buttons: [] });
  });

  it('cuts no button in the middle of a character', async () => {
    const words = verbatim(`${'a'.repeat(59)}🚚🚚`);
    await send({ lines: [], buttons: [[{ text: words, action: { do: 'view', view: 'tasks' } }]] });
  });
});
