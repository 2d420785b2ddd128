import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import type { FormPage, PageControl, PageField, PageOption } from '../../core/forms/form-page.ts';
import { cut } from '../../core/texts/fit.ts';
import { type Text, t } from '../../core/texts/text.ts';
import { context, lineBlocks, notice, titled } from './blocks.ts';
import { type Pen, said } from './words.ts';

export const PAGE = 'page';
export const BACK = 'back';
/** Follows the path of a field in the id of the block that offers ready answers beside it. */
export const READY = '~ready';

const TITLE = 24;
const LABEL = 2000;
const OPTION = 75;
/** Fewer are all seen at once. */
const RADIOS = 5;
const CHECKBOXES = 10;
const OPTIONS_OF_A_SELECT = 100;
const FILES = 10;

/** What a view of a form keeps for itself: nothing but which draft it shows. */
export interface PageMark {
  draft: string;
  rev: number;
}

const mark = z.object({ draft: z.string(), rev: z.int() });

/** Null for what is no mark of ours. */
export function readMark(metadata: string): PageMark | null {
  try {
    return mark.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}

/** A page of a form as a modal, with what is said shortly above. */
export function pageView(pen: Pen, page: FormPage, toasts: Text[] = []): ModalView {
  const shown: PageMark = { draft: page.draft, rev: page.rev };
  const title = said(pen, page.title);
  return {
    type: 'modal',
    callback_id: PAGE,
    private_metadata: JSON.stringify(shown),
    title: words(pen, title, TITLE),
    submit: words(pen, t(page.submit === 'send' ? 'modal.send' : 'modal.next'), TITLE),
    close: words(pen, t('modal.close'), TITLE),
    notify_on_close: true,
    blocks: [
      ...(page.hasBack ? [backButton(pen)] : []),
      ...(title.length > TITLE ? titled(title) : []),
      ...toasts.flatMap((text) => notice(said(pen, text))),
      ...lineBlocks(pen, page.lines),
      ...page.fields.flatMap((field) => fieldBlocks(pen, field)),
    ],
  };
}

function backButton(pen: Pen): KnownBlock {
  const text = words(pen, t('modal.back'), OPTION);
  return { type: 'actions', block_id: BACK, elements: [{ type: 'button', action_id: BACK, text }] };
}

function fieldBlocks(pen: Pen, field: PageField): KnownBlock[] {
  const { control, path } = field;
  if (control.kind === 'text' && control.ready.length > 0) {
    const chosen = control.ready.find(({ arg }) => arg === control.chosen);
    const choice = selectOf(pen, control.ready, chosen, 'ready');
    const label = words(pen, t('modal.ready'), LABEL);
    // Either will do: which of the two is wanted, the core says.
    return [
      { ...inputOf(pen, field, textOf(control)), optional: true },
      {
        type: 'input',
        block_id: `${path}${READY}`,
        label,
        ...(field.isOptional ? {} : { hint: words(pen, t('modal.either'), LABEL) }),
        optional: true,
        element: choice,
        ...dispatched(field),
      },
    ];
  }
  const element = elementOf(pen, control);
  if (element !== undefined) return [inputOf(pen, field, element), ...keptFiles(pen, control)];
  const why = [...(field.hint === undefined ? [] : [field.hint]), t('modal.nothingToChoose')];
  return [...titled(said(pen, field.label)), ...why.flatMap((text) => context(said(pen, text)))];
}

function inputOf(pen: Pen, field: PageField, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: field.path,
    label: words(pen, field.label, LABEL),
    ...(field.hint === undefined ? {} : { hint: words(pen, field.hint, LABEL) }),
    optional: field.isOptional,
    element,
    ...dispatched(field),
  };
}

/** What is answered is told at once. */
function dispatched({ redraws }: PageField): { dispatch_action?: true } {
  return redraws === true ? { dispatch_action: true } : {};
}

/** Undefined where there is nothing to choose from. */
function elementOf(pen: Pen, control: PageControl): InputBlock['element'] | undefined {
  switch (control.kind) {
    case 'text':
      return textOf(control);
    case 'date':
      return {
        type: 'datepicker',
        action_id: 'date',
        ...(control.value === undefined ? {} : { initial_date: control.value }),
      };
    case 'choice':
      return control.options.length === 0 ? undefined : choiceOf(pen, control);
    case 'choices':
      return control.options.length === 0 ? undefined : choicesOf(pen, control);
    case 'search':
      return searchOf(pen, control);
    case 'files':
      return {
        type: 'file_input',
        action_id: 'files',
        max_files: Math.max(1, Math.min(control.most, FILES)),
      };
  }
}

function textOf({ isLong, value }: Extract<PageControl, { kind: 'text' }>): InputBlock['element'] {
  return {
    type: 'plain_text_input',
    action_id: 'text',
    multiline: isLong,
    max_length: 3000,
    ...(value === undefined || value === '' ? {} : { initial_value: cut(value, 3000) }),
    ...(isLong ? {} : { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } }),
  };
}

function choiceOf(pen: Pen, control: Extract<PageControl, { kind: 'choice' }>): InputBlock['element'] {
  const { options, value } = control;
  const chosen = options.find(({ arg }) => arg === value);
  if (options.length > RADIOS) return selectOf(pen, options, chosen, 'choice');
  return {
    type: 'radio_buttons',
    action_id: 'choice',
    options: options.map((one) => optionOf(pen, one)),
    ...(chosen === undefined ? {} : { initial_option: optionOf(pen, chosen) }),
  };
}

function choicesOf(pen: Pen, control: Extract<PageControl, { kind: 'choices' }>): InputBlock['element'] {
  const chosen = control.options.filter(({ arg }) => control.value.includes(arg));
  const initial = chosen.length === 0 ? {} : { initial_options: chosen.map((one) => optionOf(pen, one)) };
  if (control.options.length <= CHECKBOXES) {
    const options = control.options.map((one) => optionOf(pen, one));
    return { type: 'checkboxes', action_id: 'choices', options, ...initial };
  }
  const offered = optionsOf(pen, control.options);
  return { type: 'multi_static_select', action_id: 'choices', ...offered, ...initial };
}

function searchOf(
  pen: Pen,
  { isSeveral, value }: Extract<PageControl, { kind: 'search' }>,
): InputBlock['element'] {
  const found = value.map((one) => optionOf(pen, one));
  const common = {
    action_id: 'search',
    min_query_length: 1,
    placeholder: words(pen, t('modal.typeToFind'), 150),
  };
  if (isSeveral) {
    const initial = found.length === 0 ? {} : { initial_options: found };
    return { type: 'multi_external_select', ...common, ...initial };
  }
  const [first] = found;
  return { type: 'external_select', ...common, ...(first === undefined ? {} : { initial_option: first }) };
}

function selectOf(
  pen: Pen,
  options: PageOption[],
  chosen: PageOption | undefined,
  id: string,
): InputBlock['element'] {
  return {
    type: 'static_select',
    action_id: id,
    ...optionsOf(pen, options),
    ...(chosen === undefined ? {} : { initial_option: optionOf(pen, chosen) }),
  };
}

/** A select takes a hundred; of more it takes groups of a hundred. */
function optionsOf(pen: Pen, options: PageOption[]) {
  const all = options.map((one) => optionOf(pen, one));
  if (all.length <= OPTIONS_OF_A_SELECT) return { options: all };
  const groups = Array.from({ length: Math.ceil(all.length / OPTIONS_OF_A_SELECT) }, (_, n) => {
    const from = n * OPTIONS_OF_A_SELECT;
    const some = all.slice(from, from + OPTIONS_OF_A_SELECT);
    return { label: words(pen, `${from + 1}–${from + some.length}`, OPTION), options: some };
  });
  return { option_groups: groups };
}

export function optionOf(pen: Pick<Pen, 'texts' | 'locale'>, { arg, label }: PageOption): PlainTextOption {
  return { text: words(pen, label, OPTION), value: arg };
}

/** How many files are there already: a file field begins empty whenever it is drawn. */
function keptFiles(pen: Pen, control: PageControl): KnownBlock[] {
  if (control.kind !== 'files' || control.value.length === 0) return [];
  return context(said(pen, t('modal.filesKept', { count: control.value.length })));
}

function words(pen: Pick<Pen, 'texts' | 'locale'>, text: Text | string, most: number) {
  const all = typeof text === 'string' ? text : said(pen, text);
  return { type: 'plain_text' as const, text: cut(all.trim() === '' ? '·' : all, most) };
}
