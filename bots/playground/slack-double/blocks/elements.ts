import { z } from 'zod';
import { choices, hasOneOffer, initialsAreOffered, linkOption, option, richOption } from './options.ts';
import { confirm, plainText, words } from './texts.ts';

const actionable = { action_id: words(255).optional() };
const confirmable = { ...actionable, confirm: confirm.optional() };
const focusable = { ...confirmable, focus_on_load: z.boolean().optional() };
const placeheld = { ...focusable, placeholder: plainText(150).optional() };
const typed = {
  ...actionable,
  focus_on_load: z.boolean().optional(),
  placeholder: plainText(150).optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).optional(),
    })
    .optional(),
};
const several = { ...placeheld, max_selected_items: z.int().min(1).optional() };
const queried = { min_query_length: z.int().min(0).optional() };
const ids = z.array(z.string()).optional();
const filter = z.record(z.string(), z.unknown()).optional();
const NOT_OFFERED = 'initial option must match an option';

const button = z.strictObject({
  ...confirmable,
  type: z.literal('button'),
  text: plainText(75),
  value: words(2000).optional(),
  url: words(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: words(75).optional(),
});

const ONE_OFFER = 'must provide either options or option_groups';
const staticSelect = z
  .strictObject({
    ...placeheld,
    ...choices,
    type: z.literal('static_select'),
    initial_option: option.optional(),
  })
  .refine(hasOneOffer, ONE_OFFER)
  .refine(initialsAreOffered, NOT_OFFERED);
const multiStaticSelect = z
  .strictObject({
    ...several,
    ...choices,
    type: z.literal('multi_static_select'),
    initial_options: z.array(option).min(1).optional(),
  })
  .refine(hasOneOffer, ONE_OFFER)
  .refine(initialsAreOffered, NOT_OFFERED);
const externalSelect = z.strictObject({
  ...placeheld,
  ...queried,
  type: z.literal('external_select'),
  initial_option: option.optional(),
});
const multiExternalSelect = z.strictObject({
  ...several,
  ...queried,
  type: z.literal('multi_external_select'),
  initial_options: z.array(option).min(1).optional(),
});

const usersSelect = z.strictObject({
  ...placeheld,
  type: z.literal('users_select'),
  initial_user: z.string().optional(),
});
const multiUsersSelect = z.strictObject({
  ...several,
  type: z.literal('multi_users_select'),
  initial_users: ids,
});
const channelsSelect = z.strictObject({
  ...placeheld,
  type: z.literal('channels_select'),
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});
const conversationsSelect = z.strictObject({
  ...placeheld,
  type: z.literal('conversations_select'),
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter,
});

const isDay = (text: string) => !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
export const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .refine(isDay, 'must be a date');
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const datepicker = z.strictObject({
  ...placeheld,
  type: z.literal('datepicker'),
  initial_date: day.optional(),
});
const timepicker = z.strictObject({
  ...placeheld,
  type: z.literal('timepicker'),
  initial_time: clock.optional(),
  timezone: z.string().optional(),
});
const datetimepicker = z.strictObject({
  ...focusable,
  type: z.literal('datetimepicker'),
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const richOptions = z.array(richOption).min(1).max(10);
const checkboxes = z
  .strictObject({
    ...focusable,
    type: z.literal('checkboxes'),
    options: richOptions,
    initial_options: z.array(richOption).min(1).optional(),
  })
  .refine(initialsAreOffered, NOT_OFFERED);
const radioButtons = z
  .strictObject({
    ...focusable,
    type: z.literal('radio_buttons'),
    options: richOptions,
    initial_option: richOption.optional(),
  })
  .refine(initialsAreOffered, NOT_OFFERED);
const overflow = z.strictObject({
  ...confirmable,
  type: z.literal('overflow'),
  options: z.array(linkOption).min(1).max(5),
});

const plainTextInput = z.strictObject({
  ...typed,
  type: z.literal('plain_text_input'),
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
});
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const numberInput = z.strictObject({
  ...typed,
  type: z.literal('number_input'),
  is_decimal_allowed: z.boolean(),
  initial_value: decimal.optional(),
  min_value: decimal.optional(),
  max_value: decimal.optional(),
});
const emailInput = z.strictObject({
  ...typed,
  type: z.literal('email_text_input'),
  initial_value: z.string().optional(),
});
const urlInput = z.strictObject({
  ...typed,
  type: z.literal('url_text_input'),
  initial_value: z.string().optional(),
});
const fileInput = z.strictObject({
  ...actionable,
  type: z.literal('file_input'),
  filetypes: z
    .array(z.string().regex(/^\w{1,10}$/))
    .min(1)
    .optional(),
  max_files: z.int().min(1).max(10).optional(),
});

export const image = z
  .strictObject({
    type: z.literal('image'),
    image_url: words(3000).optional(),
    slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
    alt_text: words(2000),
  })
  .refine(
    (one) => (one.image_url === undefined) !== (one.slack_file === undefined),
    'must provide one image',
  );

const menus = [
  staticSelect,
  multiStaticSelect,
  externalSelect,
  multiExternalSelect,
  usersSelect,
  multiUsersSelect,
  channelsSelect,
  conversationsSelect,
] as const;
const pickers = [datepicker, timepicker, checkboxes, radioButtons] as const;

/** What an actions block may hold, a section beside its text, and an input. */
export const inActions = z.discriminatedUnion('type', [
  button,
  overflow,
  datetimepicker,
  ...menus,
  ...pickers,
]);
export const inSection = z.discriminatedUnion('type', [button, overflow, image, ...menus, ...pickers]);
export const inInput = z.discriminatedUnion('type', [
  plainTextInput,
  numberInput,
  emailInput,
  urlInput,
  fileInput,
  datetimepicker,
  ...menus,
  ...pickers,
]);
