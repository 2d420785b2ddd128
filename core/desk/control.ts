import type { Draft } from '../forms/draft.ts';
import type { Button, DraftOp } from '../messages/screen.ts';
import type { Text } from '../texts/text.ts';

/** A button of a form's question or summary. */
export function control(draft: Draft, op: DraftOp, text: Text, arg?: string): Button {
  return {
    text,
    action: { do: 'answer', draft: draft.id, step: draft.rev, op, ...(arg === undefined ? {} : { arg }) },
  };
}
