import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonsOf, wordsOf } from '../../bots/playground/demo/player.ts';
import { controlsOf, textsOf } from '../../bots/playground/demo/slack-blocks.ts';
import { eventually } from '../crash/eventually.ts';
import { DealScene, IN_STOCK, quoted } from './deal-scene.ts';
import type { SlackHand } from './slack-hand.ts';

/** `ROUNDS=100` plays as many as the promise names. */
const ROUNDS = Number(process.env.ROUNDS ?? 10);
const APPROVE = 'approval.button.approved';
const TOO_LATE = /^Уже решено.*Павел Гринёв.*\d:\d\d/;

let scene: DealScene;
let inSlack: SlackHand;
const apart: number[] = [];

beforeAll(async () => {
  scene = await DealScene.open({ inSlack: true });
  inSlack = await scene.company.inSlack('director');
  const director = await scene.company.person('director');
  await scene.company.caravan.ports.people.update(director.id, { notify: { where: 'both' } });
}, 120_000);
afterAll(async () => {
  const slowest = apart.toSorted((a, b) => a - b).at(-1);
  if (ROUNDS > 10) console.info(`the other card closed after at most ${slowest} ms, of ${apart.length}`);
  await scene?.company.close();
});

/** Both cards of the director about this reason, and whether any of them can still be pressed. */
function isLive(about: string): boolean {
  const telegram = scene.pavel.heard.filter((message) => wordsOf(message).includes(about));
  const slack = inSlack.said.filter((message) => textsOf(message).includes(about));
  const buttons = slack.flatMap(controlsOf).filter(({ element }) => element.type === 'button');
  return telegram.flatMap(buttonsOf).length + buttons.length > 0;
}

it.each(Array.from({ length: ROUNDS }, (_, nth) => [nth + 1]))(
  'pressed in both messengers at once, it is decided once (round %i; design 2.5)',
  { timeout: 60_000 },
  async (nth) => {
    const about = `Попытка ${nth} из двух мессенджеров`;
    const { company, pavel } = scene;
    const deal = await scene.dealWith(...IN_STOCK, quoted(), { type: 'approvalAsked', reason: about });
    const [first, second] = [await pavel.button(APPROVE, about), await inSlack.button(APPROVE, about)];
    const said = inSlack.said.length;

    const begun = performance.now();
    // Each is first by turns.
    const ahead = nth % 2 === 0 ? inSlack.tap(second) : undefined;
    const [answer] = await Promise.all([pavel.tap(first), ahead ?? inSlack.tap(second)]);
    expect(await eventually(10_000, async () => !isLive(about))).toBe(true);
    apart.push(Math.round(performance.now() - begun));

    const entries = await company.caravan.cases.history(`y${deal}-quote`);
    expect(entries.filter(({ fact }) => fact.type === 'approved')).toHaveLength(1);
    const toast = 'text' in answer ? (answer.text ?? '') : '';
    const told = [toast, ...inSlack.said.slice(said).map(textsOf)];
    expect(told.filter((words) => TOO_LATE.test(words))).toHaveLength(1);
    await scene.company.settle();
  },
);
