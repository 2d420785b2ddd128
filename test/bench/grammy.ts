import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PARTNERS_BOT } from '../../bots/playground/company/cast.ts';
import { Answers } from './answers.ts';
import { openCarriers } from './carriers.ts';
import { Child } from './child.ts';
import { whatArrived } from './delivered.ts';
import type { Trouble } from './faults.ts';
import type { Outcome } from './outcome.ts';

/** The same broadcast by grammY's own means; nobody kills it, since it would not know where it was. */
export async function broadcastByGrammy(
  count: number,
  trouble: Trouble,
  way: 'loop' | 'throttler',
): Promise<Outcome> {
  const dir = await mkdtemp(join(tmpdir(), 'grammy-broadcast-'));
  const carriers = await openCarriers(count, trouble);
  const file = join(dir, 'chats.json');
  await writeFile(file, JSON.stringify(carriers.chats));
  const args = [carriers.apiRoot, PARTNERS_BOT.token, file, way];
  const child = new Child('test/bench/grammy-process.ts', args, { PATH: process.env.PATH ?? '' });
  try {
    await child.said('ready');
    await carriers.begin();
    const answers = new Answers(carriers);
    const begunAt = Date.now();
    child.tell();
    answers.begin();
    await child.said('done');
    const waited = await answers.end();
    const { lost, doubled, lastAt, refused, pauses } = await whatArrived(carriers);
    return {
      name: way === 'loop' ? 'grammY, a loop with auto-retry' : 'grammY, its throttler with auto-retry',
      seconds: (lastAt - begunAt) / 1000,
      lost: lost.length,
      doubled: doubled.length,
      unlisted: doubled.length,
      ...{ refused, pauses, answers: waited },
    };
  } finally {
    await child.kill();
    await carriers.close();
    await rm(dir, { recursive: true, force: true });
  }
}
