import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Output } from '../../core/messages/screen.ts';
import type { Log } from '../../core/ports/index.ts';
import { cut } from '../../core/texts/fit.ts';
import { t } from '../../core/texts/text.ts';
import type { View } from './bodies.ts';
import { pageView, READY } from './page-view.ts';
import { screensOf, screenView, toastsOf, withNotices, wordsView } from './screen-view.ts';
import { ifTaken } from './steady.ts';
import { type Pen, said } from './words.ts';

/** What goes back with the acknowledgement of a modal that was sent; nothing: it closes. */
export type ViewAnswer =
  | { response_action: 'update'; view: ModalView }
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'clear' };

const LONGEST_ERROR = 2000;

/** The answer to a modal that was sent. What else is to be said follows in the chat. */
export function viewAnswer(pen: Pen, outputs: Output[], view: View): ViewAnswer | undefined {
  if (outputs.some(({ kind }) => kind === 'closePage')) return { response_action: 'clear' };
  const errors = errorsAt(pen, outputs, view);
  if (Object.keys(errors).length > 0) return { response_action: 'errors', errors };
  const next = nextView(pen, outputs, view);
  return next === undefined ? undefined : { response_action: 'update', view: next };
}

/** The view that outputs lead to; undefined: it stays as it is. */
export function nextView(pen: Pen, outputs: Output[], view: View | undefined): ModalView | undefined {
  const toasts = toastsOf(outputs);
  const page = outputs.find((output) => output.kind === 'page');
  if (page !== undefined) return pageView(pen, page.page, toasts);
  const screens = screensOf(outputs);
  if (screens.length > 0) return screenView(pen, screens, toasts);
  const closing = outputs.find((output) => output.kind === 'closePage');
  if (closing !== undefined)
    return wordsView(pen, ...(closing.said === undefined ? [] : [closing.said]), t('modal.done'));
  const objections = outputs.find((output) => output.kind === 'objections');
  const words = [...toasts, ...Object.values(objections?.at ?? {})];
  const isOver = outputs.some(({ kind }) => kind === 'strip');
  if (words.length === 0 && !isOver) return undefined;
  return view === undefined ? screenView(pen, [], words) : withNotices(pen, view, words, isOver);
}

/** By block. Slack takes an error only at an input that is there: others are said at the first one. */
function errorsAt(pen: Pen, outputs: Output[], view: View): Record<string, string> {
  const objections = outputs.find((output) => output.kind === 'objections');
  const inputs = view.blocks.flatMap(({ type, block_id }) =>
    type === 'input' && block_id !== undefined ? [block_id] : [],
  );
  const errors: Record<string, string> = {};
  for (const [path, text] of Object.entries(objections?.at ?? {})) {
    const block = inputs.find((one) => one === path || one === `${path}${READY}`) ?? inputs[0];
    if (block === undefined) continue;
    const words = said(pen, text);
    errors[block] = cut(errors[block] === undefined ? words : `${errors[block]} ${words}`, LONGEST_ERROR);
  }
  return errors;
}

/** Whether it was opened: a trigger lasts three seconds, and opens one view. */
export async function openView(
  { web, log }: { web: WebClient; log: Log },
  trigger: string | undefined,
  view: ModalView,
): Promise<boolean> {
  if (trigger === undefined) return false;
  return ifTaken(log, () => web.views.open({ trigger_id: trigger, view }));
}

/** Whether it was changed: the person may have closed it meanwhile. */
export function changeView(
  { web, log }: { web: WebClient; log: Log },
  { id }: Pick<View, 'id'>,
  view: ModalView,
): Promise<boolean> {
  return ifTaken(log, () => web.views.update({ view_id: id, view }));
}
