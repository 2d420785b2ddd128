import type { Draft } from '../forms/draft.ts';
import { nextOpen } from '../forms/walker.ts';
import { layout } from './page.ts';
import type { OnPage } from './page-control.ts';

/**
 * Where a form goes when a page of it was sent: `on` is the page as it was drawn, `now` what became of it. It stays while
 * there is something on the page that nobody has seen; after the last page it is complete (`summary`).
 */
export function pageAfter(on: OnPage, now: OnPage): string {
  const drawn = layout(on);
  const page = drawn.pages[drawn.at] ?? [];
  const first = page[0]?.path ?? 'summary';
  const { pages, at } = layout({ ...now, draft: { ...now.draft, at: first } });
  const shown = new Map(page.map(({ path }) => [path, on.draft.answers[path]]));
  const { answers } = now.draft;
  const isSeen = (pages[at] ?? []).every(
    ({ path }) => shown.has(path) && !isOtherUsual(answers[path], shown.get(path)),
  );
  if (!isSeen) return pages[at]?.[0]?.path ?? first;
  return pages[at + 1]?.[0]?.path ?? nextOpen(now.form, answers);
}

/** What nobody said became another: it was worked out anew from what was said. */
function isOtherUsual(answer: Draft['answers'][string] | undefined, before: typeof answer): boolean {
  const isUsual = answer !== undefined && 'usual' in answer;
  return isUsual && JSON.stringify(answer) !== JSON.stringify(before);
}

/** Where the page before this one begins. */
export function pageBefore(on: OnPage): string {
  const { pages, at } = layout(on);
  return pages[Math.max(at - 1, 0)]?.[0]?.path ?? on.draft.at;
}
