import type { PageOption } from '../forms/form-page.ts';
import { questions } from '../forms/walker.ts';
import { namedOptions } from '../messages/names.ts';
import { carriersLike } from './carrier-choice.ts';
import { formOf, type Kit, type Visitor } from './kit.ts';
import { clientsLike, type Option, optionsFor } from './options.ts';
import { asPageOption, MOST_OPTIONS } from './page-control.ts';

/**
 * What a person may mean who types into a search field of a page; before anything is typed, what is proposed. Companies
 * are found as in a talk, typos forgiven; other answers by a part of their words. Nothing for a draft that is not the person's.
 */
export async function lookUp(
  kit: Kit,
  visitor: Visitor,
  at: { draft: string; path: string },
  typed: string,
): Promise<PageOption[]> {
  const draft = await kit.ports.drafts.get(at.draft);
  const form = draft === null ? undefined : formOf(kit, draft);
  if (draft === null || form === undefined || draft.personId !== visitor.person.id) return [];
  const field = questions(form, draft.answers).find(({ path }) => path === at.path)?.field;
  if (field === undefined) return [];
  const shown = async (options: Option[]) =>
    namedOptions(kit.ports, options.slice(0, MOST_OPTIONS).map(asPageOption));
  const wanted = typed.trim();
  if (wanted !== '' && field.kind === 'client') return shown(await clientsLike(kit, visitor, wanted));
  if (wanted !== '' && (field.kind === 'carrier' || field.kind === 'carriers'))
    return shown((await carriersLike(kit, wanted)).options);
  const offered = await optionsFor(kit, visitor, draft, field);
  if (wanted === '') return shown(offered);
  const named = await namedOptions(kit.ports, offered.map(asPageOption));
  const locale = visitor.person.locale ?? kit.ports.company.locale;
  const fits = named.filter(({ label }) =>
    kit.ports.texts.say(locale, label).toLowerCase().includes(wanted.toLowerCase()),
  );
  return fits.slice(0, MOST_OPTIONS);
}
