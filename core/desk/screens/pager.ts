import type { Button } from '../../messages/screen.ts';
import { t } from '../../texts/text.ts';

/** Earlier and later pages of a view; nothing when there is only one. */
export function pager(view: string, arg: string | undefined, page: number, pages: number): Button[][] {
  if (pages < 2) return [];
  const to = (target: number) => ({
    do: 'view' as const,
    view,
    ...(arg === undefined ? {} : { arg }),
    page: target,
  });
  return [
    [
      ...(page > 0 ? [{ text: t('pager.earlier'), action: to(page - 1) }] : []),
      { text: t('pager.here', { n: page + 1, of: pages }), action: to(page) },
      ...(page + 1 < pages ? [{ text: t('pager.later'), action: to(page + 1) }] : []),
    ],
  ];
}
