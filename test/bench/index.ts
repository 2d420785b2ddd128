import { percentile } from './answers.ts';
import { broadcastByCaravan } from './caravan.ts';
import type { Trouble } from './faults.ts';
import { broadcastByGrammy } from './grammy.ts';
import type { Outcome } from './outcome.ts';

// npm run bench [-- <carriers> [caravan]]; prints what was measured, and fails when a promise is not kept.
const [carriers = '900', only = ''] = process.argv.slice(2);
const COUNT = Number(carriers);
const PER_SECOND = 30;
/** What the whole may take, over what the limit and the pauses of the bot leave. */
const SLACK = 1.05;
const ANSWER_MS = 2000;

const TROUBLE: Trouble = {
  seed: 20_261_124,
  latencyMs: 150,
  held: 0.05,
  heldSeconds: 1,
  dropped: 0.01,
  pausesAfter: [Math.round(COUNT * 0.25), Math.round(COUNT * 0.5)],
  pauseSeconds: 1,
};

/** Answers are messages of the same bot, and count against the same limit. */
function bound({ pauses, answers }: Outcome): number {
  return SLACK * ((COUNT + answers.length) / PER_SECOND + pauses * TROUBLE.pauseSeconds);
}

function broken(outcome: Outcome): string[] {
  const p99 = percentile(outcome.answers, 0.99);
  return [
    ...(outcome.lost > 0 ? [`${outcome.lost} carriers have not got it`] : []),
    ...(outcome.unlisted > 0 ? [`${outcome.unlisted} got it twice and are not listed as unknown`] : []),
    ...(outcome.seconds > bound(outcome) ? [`it took more than ${bound(outcome).toFixed(1)} s`] : []),
    ...(p99 > ANSWER_MS ? [`an answer took ${p99.toFixed(0)} ms (p99)`] : []),
  ];
}

const say = (words: string) => process.stdout.write(`${words}\n`);
const COLUMNS = ['s', 'bound', 'lost', 'twice', 'unlisted', '429', 'pauses', 'answers', 'p50 ms', 'p99 ms'];

function row(outcome: Outcome): string {
  const { name, seconds, lost, doubled, unlisted, refused, pauses, answers } = outcome;
  const p = (share: number) => percentile(answers, share).toFixed(0);
  const cells = [seconds.toFixed(1), bound(outcome).toFixed(1), lost, doubled, unlisted, refused, pauses];
  return [
    name.padEnd(40),
    ...[...cells, answers.length, p(0.5), p(0.99)].map((cell) => `${cell}`.padStart(9)),
  ].join('');
}

say(`${COUNT} carriers; ${PER_SECOND} messages a second; ${JSON.stringify(TROUBLE)}`);
say([' '.repeat(40), ...COLUMNS.map((name) => name.padStart(9))].join(''));
const ours = await broadcastByCaravan(COUNT, TROUBLE, Math.round(COUNT * 0.4));
say(row(ours));
const { asked, slowest, failed } = ours.served;
say(
  `Slack meanwhile: ${asked} commands, the slowest acknowledged after ${slowest} ms, ${failed} too late or failed`,
);
const theirs: Outcome[] = [];
for (const way of only === 'caravan' ? [] : (['loop', 'throttler'] as const)) {
  const outcome = await broadcastByGrammy(COUNT, TROUBLE, way);
  theirs.push(outcome);
  say(row(outcome));
}
const overIdeal = ours.seconds / (bound(ours) / SLACK);
const ratios = theirs.map(({ name, seconds, answers }) => {
  const slower = percentile(answers, 0.99) / percentile(ours.answers, 0.99);
  return `${name}: time x${(seconds / ours.seconds).toFixed(2)}, answers at p99 x${slower.toFixed(1)}`;
});
say(`ratios: Caravan takes ${overIdeal.toFixed(3)} of what the limit leaves; ${ratios.join('; ')}`);
const faults = [
  ...broken(ours),
  ...(failed > 0 ? [`${failed} commands in Slack were answered too late or not at all`] : []),
];
for (const fault of faults) say(`NOT KEPT: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
