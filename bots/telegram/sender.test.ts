import { describe, expect, it } from 'vitest';
import { message } from '../../core/messages/testing/message.ts';
import { type Call, TelegramRefusal } from './call.ts';
import { TelegramSender } from './sender.ts';
import { fakePorts } from './testing/ports.ts';

const chat = { channel: 'telegram-staff', userId: '7', chatId: '7' } as const;
const files = Array.from({ length: 10 }, (_, nth) => `file-${nth}.pdf`);

/** Takes every call but those that `refuse` throws for; keeps the names of what arrived. */
function telegram(refuse: (nth: number) => unknown) {
  const arrived: string[] = [];
  let calls = 0;
  const call: Call = async (method, payload) => {
    const error = refuse(++calls);
    if (error !== undefined) throw error;
    arrived.push((payload.document as { name: string } | undefined)?.name ?? method);
    return { message_id: arrived.length };
  };
  const sender = new TelegramSender('telegram-staff', fakePorts(), call);
  return {
    arrived,
    send: (held: string[]) => sender.send(message('m1', { files: held, state: 'sending' }), chat, 'ru', null),
  };
}

const tooMany = () => new TelegramRefusal(429, 'Too Many Requests', { retry_after: 0.001 });
const unreachable = () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

describe('a message with ten files', () => {
  it('waits out what Telegram holds back, and says nothing twice', async () => {
    const { arrived, send } = telegram((nth) => (nth > 4 && nth < 25 ? tooMany() : undefined));
    expect(await send(files)).toMatchObject({ result: 'sent' });
    expect(arrived).toEqual([...files, 'sendMessage']);
  });

  it('is put off when its first file is held back: nothing was sent', async () => {
    const { arrived, send } = telegram((nth) => (nth === 1 ? tooMany() : undefined));
    expect(await send(files)).toMatchObject({ result: 'later', ms: 1 });
    expect(arrived).toEqual([]);
  });

  it('is unknown when Telegram is out of reach after some files have arrived', async () => {
    const { send } = telegram((nth) => (nth === 4 ? unreachable() : undefined));
    expect(await send(files)).toEqual({ result: 'unknown', error: 'ECONNREFUSED' });
  });

  it('is put off when Telegram is out of reach from the start', async () => {
    const { send } = telegram(unreachable);
    expect(await send(files)).toMatchObject({ result: 'later', error: 'ECONNREFUSED' });
  });
});
