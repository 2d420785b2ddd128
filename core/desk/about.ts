import type { Case } from '../cases/case.ts';
import type { Draft } from '../forms/draft.ts';
import type { About } from '../forms/form.ts';
import { nest } from '../forms/walker.ts';
import type { CaseQuery } from '../ports/cases.port.ts';
import { formOf, type Kit } from './kit.ts';

/** What the form knows beside its answers. */
export async function aboutOf(kit: Kit, draft: Draft): Promise<About> {
  const { caseId, arg } = draft;
  const from = caseId ?? arg;
  const current = from === undefined ? null : await kit.cases.load(from);
  const partyId =
    current === null ? undefined : kit.cases.process(current.process).index(current.context).partyId;
  const form = formOf(kit, draft);
  const field = form?.fromCases?.field ?? form?.company;
  const answer = field === undefined ? undefined : draft.answers[field];
  const value = answer !== undefined && 'value' in answer ? (answer.value as string | string[]) : [];
  const { clock, company } = kit.ports;
  return {
    current,
    party: partyId === undefined ? null : await kit.cases.load(partyId),
    cases: await loaded(kit, typeof value === 'string' ? [value] : value),
    beside: current === null ? {} : await besideOf(kit, draft, current),
    now: clock.now(),
    zone: company.zone,
    holdMinutes: company.holdMinutes,
    ...(arg === undefined ? {} : { arg }),
    ...(form === undefined ? {} : { answered: nest(form, draft.answers) }),
  };
}

async function loaded(kit: Kit, ids: readonly string[]): Promise<Case[]> {
  const found = await Promise.all(ids.map((id) => kit.cases.load(id)));
  return found.filter((one) => one !== null);
}

async function besideOf(kit: Kit, draft: Draft, current: Case): Promise<About['beside']> {
  const wanted = Object.entries(formOf(kit, draft)?.beside?.(current) ?? {});
  const found = wanted.map(async ([name, which]) => [
    name,
    await (isIds(which) ? loaded(kit, which) : kit.ports.cases.list(which)),
  ]);
  return Object.fromEntries(await Promise.all(found));
}

function isIds(which: readonly string[] | CaseQuery): which is readonly string[] {
  return Array.isArray(which);
}
