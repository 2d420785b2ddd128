import type { ChatPostMessageArguments, ChatUpdateArguments, WebClient } from '@slack/web-api';
import type { PastLedger } from '../../core/messages/pace.ts';
import { goingFirst } from '../../core/messages/past-ledger.ts';
import { waitOf } from './web.ts';

/** What Slack counts against the limits of a chat. */
export interface CountedChat {
  postMessage(message: ChatPostMessageArguments): Promise<{ ts?: string | undefined }>;
  update(message: ChatUpdateArguments): Promise<unknown>;
}

/** Tells the ledger's pace of each message that is said or changed. */
export function counted({ chat }: WebClient, pastLedger: PastLedger | undefined): CountedChat {
  if (pastLedger === undefined) return chat;
  return {
    postMessage: (message) =>
      goingFirst(pastLedger, message.channel, () => chat.postMessage(message), waitOf),
    update: (message) => goingFirst(pastLedger, message.channel, () => chat.update(message), waitOf),
  };
}
