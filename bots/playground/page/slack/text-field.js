import { el } from '../dom.js';
import { wordsOf } from './mrkdwn.js';

const kinds = /** @type {Record<string, string>} */ ({
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
});

/**
 * A field that is typed into: a line or several, an e-mail, an address, a number.
 * @param {import('./shapes.ts').Block} block
 * @param {import('./shapes.ts').Control} control
 * @param {string} label
 * @param {import('./shapes.ts').StateValue | undefined} value
 * @param {import('./controls.js').Surface} surface
 */
export function textField(block, control, label, value, surface) {
  const { type, multiline, placeholder, max_length, dispatch_action_config } = control;
  const common = {
    class: 'slack-input',
    'aria-label': label,
    placeholder: wordsOf(placeholder),
    maxlength: max_length,
    autocomplete: 'off',
    'data-testid': 'field',
  };
  const input = multiline
    ? el('textarea', { ...common, rows: 4 })
    : el('input', {
        ...common,
        type: kinds[type] ?? 'text',
        inputmode: type === 'number_input' ? 'decimal' : undefined,
      });
  input.value = value?.value ?? '';
  const sentBy = dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const isDispatched = block.dispatch_action ?? false;
  input.addEventListener('input', () => {
    if (isDispatched && sentBy.includes('on_character_entered'))
      void surface.use(block, control, input.value);
    else surface.type(block, control, input.value);
  });
  input.addEventListener('keydown', (event) => {
    const key = /** @type {KeyboardEvent} */ (event);
    if (!isDispatched || !sentBy.includes('on_enter_pressed')) return;
    if (key.key !== 'Enter' || key.isComposing || (multiline && key.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void surface.use(block, control, input.value);
  });
  return input;
}
