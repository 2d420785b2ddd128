import { z } from 'zod';
import { startTelegramDouble } from './index.ts';

// node --import tsx bots/playground/telegram-double/serve.ts <port> <dir> '<bots json>' ['<more options json>']
const [port, dir, bots, more = '{}'] = process.argv.slice(2);

const account = z.strictObject({
  token: z.string(),
  username: z.string(),
  name: z.string(),
  readsAllGroupMessages: z.boolean().default(false),
});
const options = z.strictObject({
  limits: z.enum(['telegram', 'none']).default('telegram'),
  latencyMs: z.number().nonnegative().default(0),
  webhookSecondMs: z.number().positive().default(1000),
});

const double = await startTelegramDouble({
  port: z.coerce.number().int().parse(port),
  dir: z.string().min(1).parse(dir),
  bots: z
    .array(account)
    .min(1)
    .parse(JSON.parse(bots ?? '[]')),
  ...options.parse(JSON.parse(more)),
});
console.log(JSON.stringify({ apiRoot: double.apiRoot }));

process.once('SIGTERM', () => {
  void double.close().then(() => process.exit(0));
});
