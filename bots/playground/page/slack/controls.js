import { confirmDialog } from '../dialogs.js';
import { el, icon } from '../dom.js';
import { openMenu } from '../menu.js';
import { t } from '../texts.js';
import { choiceList } from './choice-list.js';
import { fileField } from './file-field.js';
import { wordsOf } from './mrkdwn.js';
import { Select } from './select.js';
import { textField } from './text-field.js';

/**
 * @typedef {import('./shapes.ts').Block} Block
 * @typedef {import('./shapes.ts').Control} Control
 * @typedef {import('./shapes.ts').Option} Option
 * @typedef {import('./shapes.ts').StateValue} StateValue
 * @typedef {import('./mrkdwn.js').TextActions & {
 *   state: import('./shapes.ts').StateValues,
 *   errors: Record<string, string>,
 *   use: (block: Block, control: Control, value?: string | string[]) => Promise<void>,
 *   type: (block: Block, control: Control, words: string) => void,
 *   search: (block: Block, control: Control, query: string) => Promise<Option[]>,
 *   upload: (file: File) => Promise<import('./shapes.ts').SeenFile | null>,
 * }} Surface
 *   Where blocks stand: a message, a modal, the home. `use` presses or chooses and shows what goes wrong; `type` says
 *   what is in a text field by now; `upload` gives null where that did not work.
 */

/**
 * A control of a block as an element.
 * @param {Block} block
 * @param {Control} control
 * @param {string} label what it is for
 * @param {Surface} surface
 * @returns {HTMLElement}
 */
export function controlElement(block, control, label, surface) {
  const { type } = control;
  const value = surface.state[block.block_id]?.[control.action_id];
  if (type === 'button') return button(block, control, surface);
  if (type === 'overflow') return overflow(block, control, surface);
  if (type.endsWith('_select')) return select(block, control, label, value, surface);
  if (type === 'radio_buttons' || type === 'checkboxes')
    return choiceList(block, control, label, value, surface);
  if (type === 'datepicker' || type === 'timepicker') return picker(block, control, label, value, surface);
  if (type === 'file_input') return fileField(block, control, label, value, surface);
  if (/_(text_)?input$/.test(type)) return textField(block, control, label, value, surface);
  return el('span', { class: 'unknown' }, t('slack.unknown', { type }));
}

/** @param {Block} block @param {Control} control @param {Surface} surface */
function button(block, control, surface) {
  const { url, style, text, confirm } = control;
  const press = async () => {
    if (confirm && !(await confirmed(confirm))) return;
    if (url) surface.onLink(url);
    node.setAttribute('aria-busy', 'true');
    await surface.use(block, control).finally(() => node.removeAttribute('aria-busy'));
  };
  const node = el(
    'button',
    {
      type: 'button',
      class: 'slack-button',
      'data-style': style,
      'data-testid': 'block-button',
      'aria-label': control.accessibility_label,
      onclick: () => void press(),
    },
    el('span', {}, wordsOf(text)),
    url ? icon('link') : null,
  );
  return node;
}

/** @param {NonNullable<Control['confirm']>} ask */
const confirmed = ({ title, text, confirm, deny, style }) =>
  confirmDialog({
    title: wordsOf(title),
    text: wordsOf(text),
    yes: wordsOf(confirm),
    no: wordsOf(deny),
    isDangerous: style === 'danger',
  });

/** @param {Block} block @param {Control} control @param {Surface} surface */
function overflow(block, control, surface) {
  const opener = el(
    'button',
    {
      type: 'button',
      class: 'slack-button overflow',
      'aria-label': t('slack.more'),
      'aria-haspopup': 'menu',
    },
    icon('more'),
  );
  const items = (control.options ?? []).map(({ text, value, url }) => ({
    content: [wordsOf(text)],
    run: () => {
      if (url) surface.onLink(url);
      void surface.use(block, control, value);
    },
  }));
  opener.addEventListener('click', () => openMenu(opener, items, { label: t('slack.more') }));
  return opener;
}

/** @param {Block} block @param {Control} control @param {string} label @param {StateValue | undefined} value @param {Surface} surface */
function select(block, control, label, value, surface) {
  const { type, placeholder, option_groups, options, min_query_length, max_selected_items } = control;
  const isSeveral = type.startsWith('multi_');
  const isExternal = type.endsWith('external_select');
  const listed = (option_groups ?? [{ label: '', options: options ?? [] }]).map((group) => ({
    label: wordsOf(group.label),
    options: group.options,
  }));
  const chosen = isSeveral ? (value?.selected_options ?? []) : present(value?.selected_option);
  const box = new Select({
    label: label || wordsOf(placeholder),
    placeholder: wordsOf(placeholder) || t(isSeveral ? 'slack.chooseSeveral' : 'slack.choose'),
    isSeveral,
    isOptional: block.optional ?? false,
    most: max_selected_items,
    chosen,
    minQuery: isExternal ? (min_query_length ?? 3) : 0,
    load: async (typed) =>
      isExternal
        ? [{ label: '', options: await surface.search(block, control, typed) }]
        : listed.map((group) => ({
            ...group,
            options: group.options.filter(({ text }) => contains(wordsOf(text), typed)),
          })),
    onChange: (now) => {
      const values = now.map((option) => option.value);
      void surface.use(block, control, isSeveral ? values : (values[0] ?? ''));
    },
  });
  return box.element;
}

/** @param {Block} block @param {Control} control @param {string} label @param {StateValue | undefined} value @param {Surface} surface */
function picker(block, control, label, value, surface) {
  const isTime = control.type === 'timepicker';
  const input = el('input', {
    type: isTime ? 'time' : 'date',
    class: 'slack-input picker',
    'aria-label': label || wordsOf(control.placeholder),
    'data-testid': 'picker',
  });
  input.value = (isTime ? value?.selected_time : value?.selected_date) ?? '';
  input.addEventListener('change', () => void surface.use(block, control, input.value));
  return input;
}

/** @param {Option | null | undefined} option */
const present = (option) => (option ? [option] : []);

/** @param {string} words @param {string} typed */
const contains = (words, typed) => words.toLowerCase().includes(typed.toLowerCase());
