import { z } from 'zod';
import { slackFile } from './files.ts';

/** What is read of the things that Slack brings; all else in them is left alone. */

const user = z.object({ id: z.string() });
/** Blocks go back to Slack as they came. */
const blocks = z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() }));
const option = z.object({ value: z.string() });

const stateValue = z.object({
  type: z.string().default(''),
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: z.looseObject({ ...option.shape }).nullish(),
  selected_options: z.array(z.looseObject({ ...option.shape })).nullish(),
  files: z.array(slackFile).nullish(),
});
export type StateValue = z.infer<typeof stateValue>;

export const view = z.object({
  id: z.string(),
  type: z.string(),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  title: z.looseObject({ text: z.string() }).nullish(),
  submit: z.looseObject({ text: z.string() }).nullish(),
  close: z.looseObject({ text: z.string() }).nullish(),
  blocks,
  state: z.object({ values: z.record(z.string(), z.record(z.string(), stateValue)) }).default({ values: {} }),
});
export type View = z.infer<typeof view>;

export const blockActions = z.object({
  user,
  trigger_id: z.string().optional(),
  channel: z.object({ id: z.string() }).nullish(),
  message: z
    .object({
      ts: z.string(),
      thread_ts: z.string().optional(),
      text: z.string().default(''),
      blocks: blocks.default([]),
    })
    .nullish(),
  view: view.nullish(),
  actions: z.array(
    z.looseObject({
      action_id: z.string(),
      block_id: z.string().optional(),
      value: z.string().nullish(),
    }),
  ),
});

export const viewEvent = z.object({ user, trigger_id: z.string().optional(), view });

export const suggestion = z.object({ user, block_id: z.string(), value: z.string().default(''), view });

export const slashCommand = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  text: z.string().default(''),
  trigger_id: z.string().optional(),
});

export const shortcut = z.object({
  user,
  trigger_id: z.string().optional(),
  message: z.object({ text: z.string().default('') }).nullish(),
});

export const directMessage = z.object({
  user: z.string(),
  channel: z.string(),
  channel_type: z.literal('im'),
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().default(''),
  subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
  bot_id: z.undefined().optional(),
  files: z.array(slackFile).optional(),
});

export const homeOpened = z.object({ user: z.string(), tab: z.string().optional() });
