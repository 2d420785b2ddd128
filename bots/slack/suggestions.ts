import type { PlainTextOption } from '@slack/types';
import type { z } from 'zod';
import type { Desk } from '../../core/desk/desk.ts';
import type { Locale } from '../../core/people/person.ts';
import type { Ports } from '../../core/ports/index.ts';
import { t } from '../../core/texts/text.ts';
import type { suggestion } from './bodies.ts';
import { DEADLINES_MS, passed } from './deadline.ts';
import { optionOf, readMark } from './page-view.ts';

const MOST = 100;
/** Nothing has this value: whoever chooses it is asked to choose something that is there. */
const NOTHING = 'searching';

type Typed = z.infer<typeof suggestion>;

interface Behind {
  desk: Pick<Desk, 'lookUp'>;
  ports: Pick<Ports, 'texts'>;
  /** The language in which the person was answered last. */
  localeOf(user: string): Locale;
}

/** What fits the words typed into a field of a page, in time; a search that takes longer says so. */
export async function suggestions(
  behind: Behind,
  typed: Typed,
  arrivedAt: number,
): Promise<PlainTextOption[]> {
  const { ports, localeOf } = behind;
  const inTime = await Promise.race([passed(arrivedAt, DEADLINES_MS.stopgap), found(behind, typed)]);
  if (inTime !== null) return inTime;
  const pen = { ...ports, locale: localeOf(typed.user.id) };
  return [optionOf(pen, { arg: NOTHING, label: t('modal.searching') })];
}

async function found({ desk, ports }: Behind, { user, view, block_id, value }: Typed) {
  const mark = readMark(view.private_metadata);
  if (mark === null) return [];
  const from = { channel: 'slack', userId: user.id } as const;
  const { options, locale } = await desk.lookUp(from, mark.draft, block_id, value);
  return options.slice(0, MOST).map((option) => optionOf({ ...ports, locale }, option));
}
