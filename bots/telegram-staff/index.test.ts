import { describe } from 'vitest';
import { staff } from '../playground/telegram-double/testing/double.ts';
import { describeCards, describePolling } from '../telegram/testing/bot.contract.ts';
import { createStaffBot } from './index.ts';

describe('the colleagues’ bot', () => {
  describePolling(createStaffBot, staff);
  describeCards(createStaffBot, staff);
});
