import type { Message } from '../state/records.ts';

/** Something a page may want to show. `chat` is what the people's routes call the chat: a bot's username or a group's id. */
export interface PeopleEvent {
  kind:
    | 'message'
    | 'edited'
    | 'deleted'
    | 'answered'
    | 'typing'
    | 'read'
    | 'blocked'
    | 'unblocked'
    | 'commands';
  user?: number;
  chat?: string;
  bot?: string;
  message?: Message;
  message_id?: number;
  callback_query_id?: string;
  answer?: unknown;
  action?: string;
}
