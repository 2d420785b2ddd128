import { describe } from 'vitest';
import { partners } from '../playground/telegram-double/testing/double.ts';
import { describePolling } from '../telegram/testing/bot.contract.ts';
import { createPartnersBot } from './index.ts';

const chats = { take: async () => {} };

describe('the partners’ bot', () =>
  describePolling((options) => createPartnersBot({ ...options, chats }), partners));
