import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../core/desk/desk.ts';
import type { Output } from '../../core/messages/screen.ts';
import { t } from '../../core/texts/text.ts';
import { Answers } from './answer.ts';
import { type Call, TelegramRefusal } from './call.ts';
import { fakePorts, type Logged } from './testing/ports.ts';

const show = (key: string): Output => ({
  kind: 'show',
  screen: { lines: [{ value: t(key) }], buttons: [] },
});
const reply = (...outputs: Output[]): Reply => ({ outputs, locale: 'ru', holder: 'p1' });
const tooMany = (seconds: number) => new TelegramRefusal(429, 'Too Many Requests', { retry_after: seconds });

let logged: Logged[];
/** What the next calls about a chat are refused with. */
let refusals: Map<string, unknown[]>;
let shown: string[];
let answers: Answers;
beforeEach(() => {
  logged = [];
  shown = [];
  refusals = new Map();
  const call: Call = async (method, payload) => {
    const about = String(payload.chat_id ?? payload.callback_query_id);
    const error = refusals.get(about)?.shift();
    if (error !== undefined) throw error;
    shown.push(`${about} ${payload.text ?? method}`);
    return { message_id: shown.length };
  };
  answers = new Answers(fakePorts(logged), call);
});

describe('a reply that Telegram holds back', () => {
  it('keeps nobody waiting, and comes in its turn', async () => {
    vi.useFakeTimers();
    try {
      refusals.set('1', [tooMany(30)]);
      await answers.give(reply(show('a'), show('b')), { chatId: '1' });
      await answers.give(reply(show('c')), { chatId: '1' });
      await answers.give(reply(show('d')), { chatId: '2' });
      expect(shown).toEqual(['2 d']);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(shown).toEqual(['2 d', '1 a', '1 b', '1 c']);
      await answers.give(reply(show('e')), { chatId: '1' });
      expect(shown.at(-1)).toBe('1 e');
    } finally {
      vi.useRealTimers();
    }
  });

  it('releases those that were given while the one before it was on its way', async () => {
    vi.useFakeTimers();
    try {
      refusals.set('1', [tooMany(30)]);
      await Promise.all(['a', 'b'].map((key) => answers.give(reply(show(key)), { chatId: '1' })));
      expect(shown).toEqual([]);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(shown).toEqual(['1 a', '1 b']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not hold back the answer to a press', async () => {
    vi.useFakeTimers();
    try {
      refusals.set('1', [tooMany(30)]);
      await answers.give(reply(show('a')), { chatId: '1' });
      const pressed = { queryId: 'q', messageId: '5', isCaption: false };
      await answers.give(reply({ kind: 'toast', text: t('done') }), { chatId: '1', pressed });
      expect(shown).toEqual(['q done']);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(shown).toEqual(['q done', '1 a']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is logged by its code when it fails in the end, and the next one is shown', async () => {
    refusals.set('1', [tooMany(0.001), new TelegramRefusal(403, 'blocked by Anna')]);
    await answers.give(reply(show('a')), { chatId: '1' });
    await answers.give(reply(show('b')), { chatId: '1' });
    await expect.poll(() => shown).toEqual(['1 b']);
    expect(logged).toEqual([
      { fields: { lane: '1', code: 403 }, message: 'a reply that had to wait was not shown' },
    ]);
  });
});

describe('a reply that fails', () => {
  it('is tried again twice when no answer came, screen by screen', async () => {
    refusals.set('1', [new Error('socket hang up'), new TelegramRefusal(502, 'Bad Gateway')]);
    await answers.give(reply(show('a'), show('b')), { chatId: '1' });
    expect(shown).toEqual(['1 a', '1 b']);
  });

  it('fails for its caller after that', async () => {
    refusals.set('1', Array(3).fill(new Error('socket hang up')));
    await expect(answers.give(reply(show('a')), { chatId: '1' })).rejects.toThrow('socket hang up');
    expect(shown).toEqual([]);
    expect(refusals.get('1')).toEqual([]);
  });

  it('is not tried again when Telegram refused it', async () => {
    refusals.set('1', [new TelegramRefusal(403, 'blocked')]);
    await expect(answers.give(reply(show('a')), { chatId: '1' })).rejects.toThrow('blocked');
    expect(shown).toEqual([]);
  });
});
