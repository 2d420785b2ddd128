import { inZone, localDateOf, toInstant } from '../calendar/index.ts';
import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { ActiveStage } from '../cases/stages.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { isWait, roundObligation, stageObligations, waitObligation } from './expected.ts';
import type { Obligation } from './obligation.ts';

type Needed = Pick<Ports, 'obligations' | 'clock' | 'company'>;

/**
 * Brings a case's obligations in line with its active stages: what is no longer wanted is met, what is wanted is
 * opened, what changed hands changes owner. Doing it again changes nothing. Whoever was held up so long that the case
 * has gone on meanwhile may have closed what it wants by now: it looks again until nothing is newer.
 */
export async function reconcile(ports: Needed, cases: Cases, current: Case): Promise<void> {
  for (let seen: Case | null = current; seen !== null; ) {
    const hasClosed = await bringInLine(ports, cases, seen);
    const now: Case | null = hasClosed ? await cases.load(current.id) : null;
    seen = now !== null && now.seq > seen.seq ? now : null;
  }
}

/** Whether anything was closed. */
async function bringInLine(ports: Needed, cases: Cases, current: Case): Promise<boolean> {
  const process = cases.process(current.process);
  const { zone } = ports.company;
  const known = await ports.obligations.ofCase(current.id);
  const open = new Map(known.filter((o) => o.state === 'open').map((o) => [o.id, o]));
  const stages = cases.stagesOf(current);

  let hasClosed = false;
  const close = async ({ id }: Obligation) => {
    await ports.obligations.close(id, 'met', ports.clock.now());
    hasClosed = true;
  };

  const waits = process.waits?.(current, zone) ?? [];
  for (const wait of waits) {
    const obligation = waitObligation(process, current, wait);
    const before = known.find(({ id }) => id === obligation.id);
    if (before === undefined) await ports.obligations.open(obligation);
    else if (before.state !== 'open') await ports.obligations.reopen(obligation.id, wait.at);
  }

  for (const obligation of open.values()) {
    // Of a stage that this state of the case does not know yet.
    if (obligation.stageSeq > current.seq) continue;
    if (isWait(obligation)) {
      const wanted = waits.some(({ name }) => obligation.name === `wait/${name}`);
      if (!wanted) await close(obligation);
      continue;
    }
    const stage = stages.find((s) => s.path === obligation.stage && s.entered.seq === obligation.stageSeq);
    const round = stage?.meta.rounds?.find((r) => r.name === obligation.name);
    const isOwed = stage !== undefined && isStillOwed(process, current, stage, obligation, zone);
    const wanted = obligation.name === 'stage' ? isOwed : round !== undefined;
    const fulfilled = round !== undefined && isFulfilled(obligation, current.lastAt[round.until], zone);
    if (!wanted || fulfilled) {
      await close(obligation);
      open.delete(obligation.id);
      continue;
    }
    // Whoever is asked for himself keeps what he owes until he is asked no more.
    if (obligation.ownerRole === 'approver') continue;
    const owner = process.holders(current.context)[obligation.ownerRole] ?? null;
    if (owner !== obligation.owner) await ports.obligations.setOwner(obligation.id, owner);
  }

  for (const stage of stages) {
    for (const deadline of stageObligations(process, current, stage, zone))
      await ports.obligations.open(deadline);
    for (const round of stage.meta.rounds ?? []) {
      if ([...open.values()].some((o) => o.name === round.name)) continue;
      const past = known
        .filter((o) => o.name === round.name && o.stageSeq === stage.entered.seq)
        .map((o) => o.opensAt);
      const done = current.lastAt[round.until];
      const since = latest([
        stage.entered.at,
        ...past,
        ...(done === undefined ? [] : [endOfDay(done, zone)]),
      ]);
      await ports.obligations.open(roundObligation(process, current, stage, round, since, zone));
    }
  }
  return hasClosed;
}

/** A stage that lasts is owed by its owner; of several who are asked, only by those who have not answered. */
function isStillOwed(
  process: Process,
  current: Case,
  stage: ActiveStage,
  { id }: Obligation,
  zone: string,
): boolean {
  if (stage.meta.owner !== 'approver') return true;
  return stageObligations(process, current, stage, zone).some((one) => one.id === id);
}

/** A round is fulfilled by its fact on the round's day or after it. */
function isFulfilled(obligation: Obligation, factAt: string | undefined, zone: string): boolean {
  return factAt !== undefined && obligation.day !== undefined && localDateOf(factAt, zone) >= obligation.day;
}

function endOfDay(moment: string, zone: string): string {
  return toInstant(inZone(moment, zone).withPlainTime('23:59:59.999'));
}

function latest(moments: string[]): string {
  return moments.toSorted().at(-1) ?? '';
}
