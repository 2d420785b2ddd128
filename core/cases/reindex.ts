import type { CaseStore, Log } from '../ports/index.ts';
import type { Cases } from './cases.ts';

/** Writes projections of an older version anew, so that lists and search know them as they do the others. */
export async function reindex(ports: { cases: CaseStore; log: Log }, cases: Cases): Promise<void> {
  const outdated = await ports.cases.outdated();
  for (const id of outdated) {
    const current = await cases.load(id);
    if (current === null || !cases.knows(current.process)) continue;
    await ports.cases.put(current, cases.process(current.process).index(current.context));
  }
  if (outdated.length > 0) ports.log.info({ cases: outdated.length }, 'lists were brought up to date');
}
