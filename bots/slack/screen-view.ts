import type { AnyBlock, KnownBlock, ModalView } from '@slack/types';
import type { Output, Screen } from '../../core/messages/screen.ts';
import { cut } from '../../core/texts/fit.ts';
import { type Text, t } from '../../core/texts/text.ts';
import { notice, screenBlocks, sections, withoutActions } from './blocks.ts';
import type { StateValue, View } from './bodies.ts';
import { escaped, type Pen, said } from './words.ts';

export const SCREEN = 'screen';

const TITLE = 24;
const BLOCKS_OF_A_VIEW = 100;
/** Slack takes 250 KB of a view; the rest of it is small. */
const BYTES_OF_A_VIEW = 240_000;

/** Screens as one modal, what is said shortly above them. */
export function screenView(pen: Pen, screens: Screen[], toasts: Text[] = []): ModalView {
  return plainView(pen, [...noticesOf(pen, toasts), ...screenBlocksOf(pen, screens)]);
}

/** Screens below one another; ids of buttons are unique among all of them. */
export function screenBlocksOf(pen: Pen, screens: Screen[]): KnownBlock[] {
  return screens.flatMap((screen, index) => [
    ...(index === 0 ? [] : [{ type: 'divider' } as const]),
    ...renumbered(screenBlocks(pen, screen), index),
  ]);
}

/** A few words in the place of what was there. */
export function wordsView(pen: Pick<Pen, 'texts' | 'locale'>, ...texts: Text[]): ModalView {
  return plainView(
    pen,
    texts.flatMap((text) => sections(escaped(said(pen, text)))),
  );
}

/** A view as it is with a word above it; without what could be pressed when that is over. */
export function withNotices(pen: Pen, view: View, toasts: Text[], isOver: boolean): ModalView {
  const before = view.blocks.filter(({ block_id }) => !block_id?.startsWith(NOTICE));
  const blocks = (isOver ? withoutActions(before) : typed(before, view.state.values)) as AnyBlock[];
  return {
    type: 'modal',
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    title: label(view.title?.text ?? said(pen, t('modal.title'))),
    ...(view.submit == null || isOver ? {} : { submit: label(view.submit.text) }),
    close: label(view.close?.text ?? said(pen, t('modal.close'))),
    notify_on_close: view.callback_id !== SCREEN,
    blocks: fitting([...noticesOf(pen, toasts), ...blocks]),
  };
}

export function screensOf(outputs: Output[]): Screen[] {
  return outputs.flatMap((output) =>
    output.kind === 'show' || output.kind === 'replace' ? [output.screen] : [],
  );
}

export function toastsOf(outputs: Output[]): Text[] {
  return outputs.flatMap((output) => (output.kind === 'toast' ? [output.text] : []));
}

const NOTICE = 'notice';

function noticesOf(pen: Pen, toasts: Text[]): KnownBlock[] {
  return toasts
    .flatMap((text) => notice(said(pen, text)))
    .map((block, index) => ({ ...block, block_id: `${NOTICE}.${index}` }));
}

function plainView(pen: Pick<Pen, 'texts' | 'locale'>, blocks: KnownBlock[]): ModalView {
  return {
    type: 'modal',
    callback_id: SCREEN,
    title: label(said(pen, t('modal.title'))),
    close: label(said(pen, t('modal.close'))),
    blocks: fitting(blocks),
  };
}

/** As many blocks as one view takes, from the first on. */
export function fitting<Some extends object>(blocks: Some[]): Some[] {
  let size = 0;
  return blocks.slice(0, BLOCKS_OF_A_VIEW).filter((block) => {
    size += Buffer.byteLength(JSON.stringify(block)) + 1;
    return size <= BYTES_OF_A_VIEW;
  });
}

function label(text: string) {
  return { type: 'plain_text' as const, text: cut(text, TITLE) };
}

function renumbered(blocks: KnownBlock[], screen: number): KnownBlock[] {
  return blocks.map((block) =>
    block.type === 'actions'
      ? {
          ...block,
          elements: block.elements.map((one) => ({ ...one, action_id: `${one.action_id}.${screen}` })),
        }
      : block,
  );
}

/** What stands in the fields stays there when the view is drawn anew. */
function typed(blocks: View['blocks'], values: View['state']['values']): View['blocks'] {
  return blocks.map((block) => {
    const state = values[block.block_id ?? ''];
    const element = block.element as { type: string; action_id: string } | undefined;
    const value = element === undefined ? undefined : state?.[element.action_id];
    if (element === undefined || value === undefined) return block;
    const kept = Object.entries(element).filter(([name]) => !name.startsWith('initial_'));
    return { ...block, element: { ...Object.fromEntries(kept), ...initial(value) } };
  });
}

function initial({ value, selected_date, selected_option, selected_options }: StateValue): object {
  if (value != null && value !== '') return { initial_value: value };
  if (selected_date != null) return { initial_date: selected_date };
  if (selected_option != null) return { initial_option: selected_option };
  return selected_options == null || selected_options.length === 0
    ? {}
    : { initial_options: selected_options };
}
