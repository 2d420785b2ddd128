import type { Channel } from '../people/person.ts';

/** So many a second in the long run, and after a rest `burst` of them at once. */
export interface Rate {
  perSecond: number;
  burst: number;
}

/** What a messenger takes from us. */
export interface ChannelLimits {
  /** Over all chats of one bot. */
  bot: Rate;
  privateChat: Rate;
  group: Rate;
}

/**
 * Telegram names about 30 messages a second over all chats, one a second in a private chat with short bursts, and 20
 * a minute in a group (core.telegram.org/bots/faq). A group never gets more than 20 in any minute: five at once, and
 * fifteen in the minute that follows. Edits count too.
 */
const TELEGRAM: ChannelLimits = {
  bot: { perSecond: 30, burst: 20 },
  privateChat: { perSecond: 1, burst: 5 },
  group: { perSecond: 0.25, burst: 5 },
};

/** Mail servers of a company name no common limit; so few are taken everywhere, and no reader is flooded. */
const EMAIL: ChannelLimits = {
  bot: { perSecond: 2, burst: 5 },
  privateChat: { perSecond: 0.2, burst: 5 },
  group: { perSecond: 0.2, burst: 5 },
};

/**
 * Slack names a message a second in a channel with short bursts, and several hundred a minute in a workspace
 * (docs.slack.dev/apis/web-api/rate-limits).
 */
const SLACK: ChannelLimits = {
  bot: { perSecond: 4, burst: 10 },
  privateChat: { perSecond: 1, burst: 3 },
  group: { perSecond: 1, burst: 3 },
};

export const LIMITS: Partial<Record<Channel, ChannelLimits>> = {
  'telegram-staff': TELEGRAM,
  'telegram-partners': TELEGRAM,
  slack: SLACK,
  email: EMAIL,
};

/** Telegram's groups have negative numbers, Slack's channels begin with C (private ones once with G); a mailbox is no group. */
export function rateOf({ privateChat, group }: ChannelLimits, chatId: string): Rate {
  return /^[-CG]/.test(chatId) ? group : privateChat;
}
