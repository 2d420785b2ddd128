import { z } from 'zod';

const id = z
  .number()
  .int()
  .positive()
  .max(2 ** 52);
const messageId = z.number().int().positive();
const name = z.string().trim().min(1).max(64);

export const person = z.strictObject({
  id: id.optional(),
  first_name: name,
  last_name: name.optional(),
  username: z
    .string()
    .regex(/^[a-z]\w{2,31}$/i)
    .optional(),
  language_code: z
    .string()
    .regex(/^[a-z]{2,3}(-[a-z]{2,4})?$/i)
    .optional(),
  phone_number: z
    .string()
    .regex(/^\+?\d{5,15}$/)
    .optional(),
});

export const text = z.strictObject({ text: z.string().min(1).max(100_000), reply_to: messageId.optional() });

export const edit = z.strictObject({ message_id: messageId, text: z.string().min(1).max(4096) });

export const start = z.strictObject({
  payload: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'a deep link holds 1-64 letters, digits, _ and -')
    .optional(),
});

export const file = z.strictObject({
  kind: z.enum(['photo', 'document', 'voice']),
  caption: z.string().max(1024).optional(),
  reply_to: z.coerce.number().int().positive().optional(),
  duration: z.coerce.number().int().nonnegative().optional(),
});

export const contact = z.union([
  z.strictObject({ own: z.literal(true), reply_to: messageId.optional() }),
  z.strictObject({
    other: z.strictObject({
      phone_number: z.string().min(3).max(32),
      first_name: name,
      last_name: name.optional(),
      user_id: id.optional(),
    }),
    reply_to: messageId.optional(),
  }),
]);

export const location = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  reply_to: messageId.optional(),
});

export const press = z.strictObject({ message_id: messageId, data: z.string().min(1) });
export const read = z.strictObject({ up_to: messageId.optional() });
/** `from` is the chat the message stands in: a bot's username or a group's id. */
export const forward = z.strictObject({ from: z.string(), message_id: messageId });

export const group = z.strictObject({
  title: z.string().trim().min(1).max(128),
  kind: z.enum(['group', 'supergroup', 'channel']).default('supergroup'),
  members: z.array(id).min(1),
  bots: z.array(z.string()).default([]),
});
export const groupMember = z.union([z.strictObject({ person: id }), z.strictObject({ bot: z.string() })]);

export const fault = z.strictObject({
  method: z.string().optional(),
  bot: z.string().optional(),
  chat_id: z.number().int().optional(),
  chats: z.tuple([z.number().int(), z.number().int()]).optional(),
  kind: z.enum([
    'rate-limit',
    'pause-chat',
    'pause-bot',
    'drop-answer',
    'fail',
    'refuse-connection',
    'delay',
  ]),
  times: z.number().int().positive().default(1),
  after: z.number().int().nonnegative().optional(),
  share: z.number().min(0).max(1).optional(),
  seed: z.number().int().optional(),
  retry_after: z.number().int().positive().optional(),
  status: z.number().int().min(400).max(599).optional(),
  ms: z.number().int().nonnegative().max(600_000).optional(),
});

export const redelivery = z.strictObject({ bot: z.string(), update_id: z.number().int() });
export const delivery = z.strictObject({ bot: z.string(), order: z.enum(['in-order', 'reversed']) });
