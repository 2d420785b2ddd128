import { resolve } from 'node:path';
import { z } from 'zod';
import { HOLDS } from './core/processes/offer/modes.ts';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

function zone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const token = z
  .string()
  .regex(/^\d+:[\w-]{20,}$/, 'is not a bot token; copy it from @BotFather, it looks like 123456:ABC-DEF…');
const webUrl = z.url({
  protocol: /^https?$/,
  error: 'must be a web address such as https://caravan.example.com',
});
const withoutSlash = webUrl.transform((url) => url.replace(/\/+$/, ''));

/** Every setting there is. Empty means absent, so that `.env` files may keep empty lines. */
const schema = z
  .object({
    MONGODB_URI: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
      .optional(),
    DATA_DIR: z
      .string()
      .default('./data')
      .transform((dir) => resolve(dir)),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number({ error: 'must be a number such as 8080' }).int().min(0).max(65535).default(8080),
    PUBLIC_URL: withoutSlash.optional(),
    TELEGRAM_STAFF_TOKEN: token.optional(),
    TELEGRAM_PARTNERS_TOKEN: token.optional(),
    TELEGRAM_API_ROOT: withoutSlash.default('https://api.telegram.org'),
    TELEGRAM_MODE: z.enum(['polling', 'webhook'], 'must be polling or webhook').default('polling'),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')
      .optional(),
    SLACK_MODE: z.enum(['http', 'socket'], 'must be http or socket').default('http'),
    SLACK_BOT_TOKEN: z
      .string()
      .regex(
        /^xoxb-[\w-]{5,}$/,
        'is not the token of a bot; copy it from OAuth & Permissions, it begins with xoxb-',
      )
      .optional(),
    SLACK_SIGNING_SECRET: z
      .string()
      .regex(/^\w{16,}$/, 'is not a signing secret; copy it from Basic Information')
      .optional(),
    SLACK_APP_TOKEN: z
      .string()
      .regex(
        /^xapp-[\w-]{5,}$/,
        'is not an app-level token; make one with connections:write, it begins with xapp-',
      )
      .optional(),
    SLACK_API_URL: withoutSlash.default('https://slack.com/api').transform((url) => `${url}/`),
    ATI_API_ROOT: withoutSlash.default('https://api.ati.su'),
    ATI_TOKEN: z
      .string()
      .regex(
        /^[\x21-\x7e]{16,}$/,
        'is not a key of ATI.SU; copy it from «Мои токены» at https://ati.su/developers',
      )
      .optional(),
    ATI_CODE: z
      .string()
      .regex(/^\d{1,12}$/, 'must be the code of the company in ATI.SU, such as 64357')
      .optional(),
    SMTP_URL: z
      .string()
      .regex(
        /^smtps?:\/\/[^\s/]+/,
        'must begin with smtp:// or smtps://, such as smtps://user:password@smtp.example.com',
      )
      .refine((url) => URL.canParse(url), 'is no address; write % as %25 and @ in the password as %40')
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(
        /^([^<>"]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
        'must be an address such as office@example.com or Company <office@example.com>',
      )
      .transform((from) => {
        const [, name = '', address = from] = /^(.+)<(.+)>$/.exec(from) ?? [];
        return { name: name.trim(), address };
      })
      .optional(),
    COMPANY_TIMEZONE: z
      .string()
      .refine(zone, 'must be an IANA time zone such as Europe/Moscow')
      .default('Europe/Moscow'),
    COMPANY_NAME: z.string().trim().max(200).optional(),
    COMPANY_INN: z
      .string()
      .regex(/^(\d{10}|\d{12})$/, 'must be the 10 or 12 digits of the INN')
      .optional(),
    OFFER_HOLD_MINUTES: z.enum(HOLDS, `must be one of ${HOLDS.join(', ')}`).default('60'),
    DEFAULT_LOCALE: z.enum(['ru', 'en'], 'must be ru or en').default('ru'),
    SECRET_KEY: z
      .string()
      .min(32, 'must be at least 32 characters; `openssl rand -hex 32` makes one')
      .optional(),
    LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
  })
  .superRefine((settings, issue) => {
    if (settings.ATI_TOKEN !== undefined && settings.ATI_CODE === undefined)
      issue.addIssue({ code: 'custom', path: ['ATI_CODE'], message: 'is needed beside ATI_TOKEN' });
    if (settings.SMTP_URL !== undefined && settings.MAIL_FROM === undefined)
      issue.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'is needed beside SMTP_URL' });
    const slackSecret = settings.SLACK_MODE === 'http' ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN';
    if (settings.SLACK_BOT_TOKEN !== undefined && settings[slackSecret] === undefined) {
      const message = `is needed beside SLACK_BOT_TOKEN when SLACK_MODE=${settings.SLACK_MODE}`;
      issue.addIssue({ code: 'custom', path: [slackSecret], message });
    }
    if (settings.SLACK_BOT_TOKEN === undefined && settings[slackSecret] !== undefined)
      issue.addIssue({
        code: 'custom',
        path: ['SLACK_BOT_TOKEN'],
        message: `is needed beside ${slackSecret}`,
      });
    const hasToken =
      settings.TELEGRAM_STAFF_TOKEN !== undefined || settings.TELEGRAM_PARTNERS_TOKEN !== undefined;
    if (!hasToken || settings.TELEGRAM_MODE !== 'webhook') return;
    for (const name of ['PUBLIC_URL', 'TELEGRAM_WEBHOOK_SECRET'] as const) {
      if (settings[name] === undefined) {
        issue.addIssue({ code: 'custom', path: [name], message: 'is needed when TELEGRAM_MODE=webhook' });
      }
    }
  });

export type Config = Readonly<z.infer<typeof schema>>;

/** A setting is wrong: the message names the variable and what to do. */
export class ConfigError extends Error {}

/** Reads the settings once. Throws ConfigError with a line for each that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new ConfigError(`Some settings are wrong:\n${lines.join('\n')}`);
}
