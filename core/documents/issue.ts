import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { Effect } from '../cases/effect.ts';
import type { StoredFile } from '../files/file.ts';
import type { Ports } from '../ports/index.ts';
import type { Paper } from './paper.ts';
import { fileNameOf, type SayPorts, sayPaper } from './say.ts';

type IssuePorts = SayPorts & Pick<Ports, 'papers' | 'files' | 'crypto' | 'clock' | 'log'>;

/**
 * Draws a paper of a case as it stood with the fact that asked for it, keeps the file, and brings
 * `{type: fact, files: [id]}` into the same case. Everything lies under the effect's key: a repeat finds what is there.
 */
export async function issuePaper(
  ports: IssuePorts,
  cases: Cases,
  key: string,
  effect: Pick<Extract<Effect, { type: 'paper' }>, 'paper' | 'fact'>,
  current: Case,
): Promise<void> {
  const id = `f${ports.crypto.sha256(`paper ${key}`).slice(0, 15)}`;
  if ((await ports.files.get(id)) === null) {
    const paper = cases.process(current.process).paper?.(current, effect.paper);
    if (paper === undefined) throw new Error(`${current.process} draws no paper ${effect.paper}`);
    await keep(ports, id, paper);
  }
  const outcome = await cases.handle({
    commandId: key,
    process: current.process,
    caseId: current.id,
    fact: { type: effect.fact, files: [id] },
    doer: null,
    channel: 'internal',
  });
  if (outcome.status === 'refused') {
    const { code } = outcome.refusal;
    ports.log.warn({ key, caseId: current.id, fact: effect.fact, code }, 'a case refused its own paper');
  }
}

async function keep(ports: IssuePorts, id: string, paper: Paper): Promise<void> {
  const bytes = await ports.papers.render(await sayPaper(ports, paper));
  const file: StoredFile = {
    id,
    name: await fileNameOf(ports, paper),
    type: 'application/pdf',
    size: bytes.length,
    sha256: ports.crypto.sha256(bytes),
    kind: 'document',
    uploadedBy: 'caravan',
    at: ports.clock.now(),
  };
  await ports.files.put(file, bytes);
}
