import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { openHttp } from '../../bots/http/index.ts';
import { PARTNERS_BOT } from '../../bots/playground/company/cast.ts';
import { readConfig } from '../../config.ts';
import { queued } from '../../core/messages/compose.ts';
import { verbatim } from '../../core/texts/text.ts';
import { openHouse, runBots, slackOf } from '../../house.ts';
import { WORDS } from './delivered.ts';

// node --import tsx test/bench/caravan-process.ts <apiRoot> <party>; settings come from the environment.
const [apiRoot = '', party = ''] = process.argv.slice(2);
const config = readConfig();
const log = pino({ level: config.LOG_LEVEL }, process.stderr);
const house = await openHouse({ config, log, dir: config.DATA_DIR });
const running = await runBots(house, { apiRoot, partnersToken: PARTNERS_BOT.token }, slackOf(config));
const http = await openHttp({
  ...{ host: '127.0.0.1', port: 0, log, webhooks: [], slack: running.slack },
  ready: running.ready,
  messages: () => house.store.ledger.counts(),
});
await running.begin();

/** What an effect to many parties does. */
async function broadcast(): Promise<void> {
  const { people, ledger, clock } = house.caravan.ports;
  const at = clock.now();
  const text = verbatim(WORDS);
  const members = await people.ofParties([party]);
  await ledger.enqueueAll(
    members.flatMap((to) => queued({ id: `bench/${to.id}`, to, text, at, broadcast: 'bench' })),
  );
  house.wake();
}

const input = createInterface({ input: process.stdin });
input.on('line', () => void broadcast());
// It never lives longer than the one who started it.
input.once('close', () => process.exit(0));
process.stdout.write(`${JSON.stringify({ ready: http.url })}\n`);
