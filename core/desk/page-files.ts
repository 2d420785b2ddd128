import { takeIn } from '../files/intake.ts';
import { type Text, t } from '../texts/text.ts';
import { MAX_FILES } from './form-step.ts';
import type { IncomingFile } from './incoming.ts';
import type { OnPage } from './page-control.ts';

/**
 * Takes in what was put into a field for files. Gives the ids of those that were kept and those that are new, and what
 * to say of the first that would not do. A messenger may hand the same file over with every drawing of the page: it counts once.
 */
export async function takeFiles(
  { kit, visitor, draft, update }: OnPage,
  path: string,
  kept: string[],
  files: IncomingFile[],
): Promise<{ ids: string[]; problem?: Text }> {
  const { ports } = kit;
  const answer = draft.answers[path];
  const before = answer !== undefined && 'value' in answer ? (answer.value as string[]) : [];
  const ids = before.filter((id) => kept.includes(id));
  const known = new Set((await ports.files.many(ids)).map(({ name, sha256 }) => `${name} ${sha256}`));
  let problem: Text | undefined;
  for (const [n, file] of files.entries()) {
    const from = file.key === undefined ? `${update}/${path}/${n}` : `${draft.id}/${path}/${file.key}`;
    const taken = await takeIn(ports, file, visitor.person.id, from);
    if ('problem' in taken) {
      problem ??= taken.problem;
      continue;
    }
    const name = `${taken.file.name} ${taken.file.sha256}`;
    if (known.has(name)) continue;
    known.add(name);
    if (ids.length < MAX_FILES) ids.push(taken.file.id);
    else problem ??= t('problem.files-too-many', { max: MAX_FILES });
  }
  return { ids, ...(problem === undefined ? {} : { problem }) };
}
