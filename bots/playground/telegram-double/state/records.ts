import type { Entity } from '../text/formatted-text.ts';

/** A user as the Bot API shows it. */
export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

/** A person of the people's side. */
export interface Person {
  id: number;
  first_name: string;
  last_name?: string | undefined;
  username?: string | undefined;
  language_code?: string | undefined;
  phone_number?: string | undefined;
  deactivated: boolean;
}

export interface BotCommand {
  command: string;
  description: string;
}

export interface Webhook {
  url: string;
  secret_token: string;
  max_connections: number;
  last_error_date?: number;
  last_error_message?: string;
}

/** What a bot's own calls have set, and its counters. Keys of the maps are scopes and language codes. */
export interface Bot {
  id: number;
  username: string;
  name: string;
  reads_all_group_messages: boolean;
  commands: Record<string, BotCommand[]>;
  names: Record<string, string>;
  descriptions: Record<string, string>;
  short_descriptions: Record<string, string>;
  menu_buttons: Record<string, unknown>;
  allowed_updates: string[];
  webhook: Webhook | null;
  next_message_id: number;
  next_update_id: number;
}

/** The reply keyboard, or the request to reply, that a chat shows now; `hidden` after a one-time keyboard was used. */
export interface ShownKeyboard {
  message_id: number;
  markup: Record<string, unknown>;
  hidden: boolean;
}

/** The chat of one person with one bot. It exists from the first time the person opened it. */
export interface PrivateChat {
  bot_id: number;
  person_id: number;
  blocked: boolean;
  keyboard: ShownKeyboard | null;
  read_up_to: number;
}

export type GroupKind = 'group' | 'supergroup' | 'channel';

export interface Group {
  id: number;
  kind: GroupKind;
  /** The supergroup that it became. */
  upgraded_to?: number;
  title: string;
  people: number[];
  bots: number[];
  removed_bots: number[];
  next_message_id: number;
  read_up_to: Record<string, number>;
  keyboard: ShownKeyboard | null;
}

/** A chat object inside a message. */
export interface MessageChat {
  id: number;
  type: 'private' | GroupKind;
  title?: string;
  first_name?: string;
  last_name?: string;
  username?: string;
}

export interface PhotoSize {
  file_id: string;
  file_unique_id: string;
  width: number;
  height: number;
  file_size: number;
}

export interface Attachment {
  file_id: string;
  file_unique_id: string;
  file_size: number;
  file_name?: string;
  mime_type?: string;
  duration?: number;
}

export interface Contact {
  phone_number: string;
  first_name: string;
  last_name?: string;
  user_id?: number;
}

export interface CallbackButton {
  text: string;
  callback_data?: string;
  [field: string]: unknown;
}

/** A message as the Bot API shows it. File ids are the bot's own; see `files.ts`. */
export interface Message {
  message_id: number;
  from: User;
  chat: MessageChat;
  date: number;
  edit_date?: number;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  photo?: PhotoSize[];
  document?: Attachment;
  voice?: Attachment;
  contact?: Contact;
  location?: { latitude: number; longitude: number; horizontal_accuracy?: number };
  media_group_id?: string;
  reply_to_message?: Message;
  quote?: { text: string; position: number };
  reply_markup?: { inline_keyboard: CallbackButton[][] };
  link_preview_options?: Record<string, unknown>;
  has_protected_content?: true;
  forward_origin?: Record<string, unknown>;
  forward_date?: number;
  new_chat_members?: User[];
  left_chat_member?: User;
  group_chat_created?: true;
  migrate_to_chat_id?: number;
  migrate_from_chat_id?: number;
}

/** A kept message. `had_reply_markup`: it carried a reply keyboard, so Telegram lets nobody edit it. */
export interface StoredMessage {
  conversation: string;
  message: Message;
  deleted: boolean;
  had_reply_markup: boolean;
}

export interface CallbackAnswer {
  text?: string;
  show_alert: boolean;
  url?: string;
}

export interface Press {
  id: string;
  bot_id: number;
  person_id: number;
  conversation: string;
  message_id: number;
  data: string;
  at: number;
  answer: CallbackAnswer | null;
}

/** An update for a bot. `queue` orders a webhook's deliveries; a confirmed one is kept a while for repeats. */
export interface StoredUpdate {
  bot_id: number;
  update_id: number;
  at: number;
  queue: string;
  update: Record<string, unknown> & { update_id: number };
  confirmed: boolean;
}

export interface StoredFile {
  id: number;
  kind: 'photo' | 'document' | 'voice';
  size: number;
  name?: string | undefined;
  mime?: string | undefined;
  duration?: number | undefined;
  sizes?: { width: number; height: number }[] | undefined;
}

/** One call of a bot as the log keeps it; `payload` has no bytes of files. */
export interface LoggedCall {
  seq: number;
  at: number;
  bot: string;
  method: string;
  payload: Record<string, unknown>;
  result?: unknown;
  error?: { error_code: number; description: string; parameters?: Record<string, unknown> };
  fault?: string;
}
