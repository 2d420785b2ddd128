import type { Block, Element, StateValue, StateValues } from '../state/records.ts';
import { isEmpty } from './element-state.ts';

/** What Slack itself objects to before it tells the app of a submitted modal, by block_id. */
export function objections(blocks: Block[], values: StateValues): Record<string, string> {
  const found: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const element = block.element as Element;
    const value = values[block.block_id]?.[element.action_id];
    const objection = value && objectionTo(element, value, block.optional === true);
    if (objection) found[block.block_id] = objection;
  }
  return found;
}

function objectionTo(element: Element, state: StateValue, isOptional: boolean): string | undefined {
  if (isEmpty(state)) return isOptional ? undefined : 'Please complete this required field.';
  const value = String(state.value ?? '');
  switch (element.type) {
    case 'plain_text_input': {
      const { min_length: least = 0, max_length: most = 3000 } = element as {
        min_length?: number;
        max_length?: number;
      };
      if (value.length < least) return `Must be at least ${least} characters long.`;
      return value.length > most ? `Must be at most ${most} characters long.` : undefined;
    }
    case 'number_input':
      return objectionToNumber(element, value);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(value) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

function objectionToNumber({ is_decimal_allowed, min_value, max_value }: Element, value: string) {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return 'Please enter a number.';
  if (is_decimal_allowed === false && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (min_value !== undefined && number < Number(min_value)) return `Must be at least ${min_value}.`;
  return max_value !== undefined && number > Number(max_value) ? `Must be at most ${max_value}.` : undefined;
}
