import { z } from 'zod';
import { appOptions } from './app.ts';
import { startSlackDouble } from './index.ts';

// node --import tsx bots/playground/slack-double/serve.ts <port> <dir> '<app json>' ['<more options json>']
const [port, dir, app, more = '{}'] = process.argv.slice(2);

const options = z.strictObject({
  limits: z.enum(['slack', 'none']).default('slack'),
  retryMinuteMs: z.number().nonnegative().default(60_000),
  ackMs: z.number().positive().default(3000),
});

const double = await startSlackDouble({
  port: z.coerce.number().int().parse(port),
  dir: z.string().min(1).parse(dir),
  app: appOptions.parse(JSON.parse(app ?? '{}')),
  ...options.parse(JSON.parse(more)),
});
console.log(JSON.stringify({ apiUrl: double.apiUrl }));

process.once('SIGTERM', () => {
  void double.close().then(() => process.exit(0));
});
