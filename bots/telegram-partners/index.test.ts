import { describe } from 'vitest';
import { partners } from '../playground/telegram-double/testing/double.ts';
import { type Create, describeCards, describePolling } from '../telegram/testing/bot.contract.ts';
import { createPartnersBot } from './index.ts';

const chats = { take: async () => {} };

describe('the partners’ bot', () => {
  const create: Create = (options) => createPartnersBot({ ...options, chats });
  describePolling(create, partners);
  describeCards(create, partners);
});
