import type { Draft } from '../forms/draft.ts';
import type { Button } from '../messages/screen.ts';
import { type Text, t } from '../texts/text.ts';
import { control } from './control.ts';
import type { Option } from './options.ts';

/** As many are read at a glance; more are leafed through. */
const MOST = 12;
const PAGE = 8;

interface OptionPage {
  shown: Option[];
  page: number;
  pages: number;
}

/** The ready answers that are shown now; where they grew fewer, the last page. */
export function pageOf({ page = 0 }: Pick<Draft, 'page'>, options: Option[]): OptionPage {
  if (options.length <= MOST) return { shown: options, page: 0, pages: 1 };
  const pages = Math.ceil(options.length / PAGE);
  const at = Math.min(Math.max(page, 0), pages - 1);
  return { shown: options.slice(at * PAGE, (at + 1) * PAGE), page: at, pages };
}

/** Leafs through the ready answers. */
export function pageButtons(draft: Draft, { page, pages: of }: OptionPage): Button[][] {
  if (of < 2) return [];
  const to = (target: number, text: Text) => control(draft, 'page', text, String(target));
  return [
    [
      ...(page > 0 ? [to(page - 1, t('pager.earlier'))] : []),
      to(page, t('pager.here', { n: page + 1, of })),
      ...(page + 1 < of ? [to(page + 1, t('pager.later'))] : []),
    ],
  ];
}
