import { z } from 'zod';

const id = z.string().regex(/^[UW][A-Z0-9]{2,20}$/);
const ts = z.string().regex(/^\d{9,11}\.\d{6}$/);
const words = z.string().min(1).max(12_000);

export const person = z.strictObject({
  id: id.optional(),
  name: z.string().regex(/^[\p{Ll}\d._-]{1,80}$/u),
  real_name: z.string().trim().min(1).max(80),
  email: z.email().optional(),
  locale: z
    .string()
    .regex(/^[a-z]{2}-[A-Z]{2}$/)
    .default('ru-RU'),
  tz: z.string().default('Europe/Moscow'),
});

export const requestUrl = z.strictObject({ url: z.url({ protocol: /^https?$/ }) });
export const writing = z.strictObject({ text: words, thread_ts: ts.optional() });
export const sharing = z.strictObject({ text: words.optional(), thread_ts: ts.optional() });
export const editing = z.strictObject({ ts, text: words });
export const removing = z.strictObject({ ts });
export const command = z.strictObject({
  command: z.string().regex(/^\/[^\s/]{1,31}$/),
  text: z.string().max(4000).default(''),
});
export const shortcut = z.strictObject({ callback_id: z.string().min(1) });
export const messageShortcut = z.strictObject({ callback_id: z.string().min(1), ts });
export const tab = z.strictObject({ tab: z.enum(['home', 'messages']).default('home') });

/** Where an element stands: on a message, on the home, on the top modal. */
export const place = z.union([
  z.strictObject({ channel: z.string(), ts }),
  z.literal('home'),
  z.literal('modal'),
]);
export type Place = z.infer<typeof place>;
const element = { action_id: z.string().min(1), block_id: z.string().optional() };
export const use = z.strictObject({
  ...element,
  value: z.union([z.string().max(12_000), z.array(z.string())]).optional(),
});
export const query = z.strictObject({ ...element, query: z.string().max(1000) });
export const closing = z.strictObject({ all: z.boolean().default(false) });

export const channel = z.strictObject({
  name: z.string().regex(/^[\p{Ll}\d_-]{1,80}$/u),
  is_private: z.boolean().default(false),
  members: z.array(id).min(1),
  app: z.boolean().default(false),
});
export const shared = z.strictObject({ shared: z.enum(['no', 'org', 'pending', 'external']) });
export const member = z.union([z.strictObject({ person: id }), z.strictObject({ app: z.literal(true) })]);

export const fault = z.strictObject({
  method: z.string().optional(),
  channel: z.string().optional(),
  kind: z.enum(['rate-limit', 'fail', 'error', 'refuse-connection', 'drop-answer', 'delay']),
  times: z.int().positive().default(1),
  after: z.int().nonnegative().optional(),
  share: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
  retry_after: z.int().positive().optional(),
  status: z.int().min(400).max(599).optional(),
  error: z.string().optional(),
  ms: z.int().nonnegative().max(600_000).optional(),
});
export const again = z.strictObject({ how: z.enum(['same', 'anew', 'forged', 'old', 'unsigned']) });
