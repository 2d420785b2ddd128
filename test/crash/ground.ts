import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PARTNERS_BOT, STAFF_BOT } from '../../bots/playground/company/cast.ts';
import { startPostOffice } from '../../bots/playground/post-office/index.ts';
import { bundleBots } from './bundle.ts';
import type { Ground } from './run.ts';
import { startServer } from './servers.ts';

/** The engine and the double as processes of their own, a post office that outlives the bots, and their program. */
export async function openGround(): Promise<Ground & { close(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-crash-'));
  const bots = JSON.stringify([STAFF_BOT, PARTNERS_BOT]);
  const [program, office, engine, double] = await Promise.all([
    bundleBots(dir),
    startPostOffice({ dir: join(dir, 'letters') }),
    startServer(
      'storage/embedded/serve.ts',
      [join(dir, 'store')],
      (line) => JSON.parse(line) as { uri: string },
    ),
    startServer(
      'bots/playground/telegram-double/serve.ts',
      ['0', join(dir, 'telegram'), bots, '{"limits":"none"}'],
      (line) => JSON.parse(line) as { apiRoot: string },
    ),
  ]);
  return {
    dir,
    storeUri: engine.ready.uri,
    apiRoot: double.ready.apiRoot,
    bots: program,
    office,
    close: async () => {
      await Promise.all([engine.stop(), double.stop(), office.close()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
