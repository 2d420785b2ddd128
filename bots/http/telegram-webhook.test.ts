import { expect, it, vi } from 'vitest';
import { openHttp } from './index.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

it('takes an update with the secret, and refuses all others, whatever they show', async () => {
  const handle = vi.fn(async () => {});
  const door = await openHttp({
    ...{ host: '127.0.0.1', port: 0, log, ready: async () => [], messages: async () => ({}) as never },
    webhooks: [{ path: '/telegram/staff', secret: 's3cret', handle }],
  });
  try {
    const post = async (secret?: string) => {
      const shown = secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret };
      const { status } = await fetch(`${door.url}/telegram/staff`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...shown },
        body: JSON.stringify({ update_id: 1 }),
      });
      return status;
    };
    for (const wrong of [undefined, '', 's3cre', 's3creT', 's3cré7', 's3cret7'])
      expect(await post(wrong), wrong).toBe(401);
    expect(handle).not.toHaveBeenCalled();
    expect(await post('s3cret')).toBe(200);
    expect(handle).toHaveBeenCalledOnce();
  } finally {
    await door.close();
  }
});
