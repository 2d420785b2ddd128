import { WebAPIRateLimitedError } from '@slack/web-api';
import { expect, it } from 'vitest';
import { RateLimits } from './rate-limits.ts';
import { openWorkspace } from './testing/double.ts';

it('a channel takes a short burst and then a message a second; another channel has its own', () => {
  let now = 0;
  const limits = new RateLimits(true, () => now);
  const post = (channel: string) => limits.take('chat.postMessage', 'posting', channel);
  expect(Array.from({ length: 6 }, () => post('C1'))).toEqual([0, 0, 0, 0, 0, 1]);
  expect(post('C2')).toBe(0);
  now = 1;
  expect([post('C1'), post('C1')]).toEqual([0, 1]);
});

it('the whole workspace takes 300 messages a minute', () => {
  const limits = new RateLimits(true, () => 0);
  const posts = Array.from({ length: 301 }, (_, at) => limits.take('chat.postMessage', 'posting', `C${at}`));
  expect(posts.slice(0, 300).every((wait) => wait === 0)).toBe(true);
  expect(posts[300]).toBe(1);
});

it.each([
  [1, 1, 60],
  [2, 20, 3],
  [3, 50, 2],
  [4, 100, 1],
] as const)('tier %i: %i calls a minute, then %i seconds of waiting', (tier, calls, wait) => {
  const limits = new RateLimits(true, () => 0);
  const waits = Array.from({ length: calls + 1 }, () => limits.take('some.method', tier, ''));
  expect(waits.filter((one) => one === 0)).toHaveLength(calls);
  expect(waits.at(-1)).toBe(wait);
});

it('an app that is too fast is told how long to wait', async () => {
  const { client, anna, controls, close } = await openWorkspace({ limits: 'slack' });
  const posts = await Promise.allSettled(
    Array.from({ length: 8 }, () => client.chat.postMessage({ channel: anna, text: 'a' })),
  );
  const refused = posts.flatMap((post) => (post.status === 'rejected' ? [post.reason as unknown] : []));
  expect(refused.length).toBeGreaterThan(0);
  for (const reason of refused) {
    expect(reason).toBeInstanceOf(WebAPIRateLimitedError);
    expect((reason as WebAPIRateLimitedError).retryAfter).toBe(1);
  }
  expect(controls.log().filter(({ error }) => error === 'ratelimited')).toHaveLength(refused.length);
  await close();
});
