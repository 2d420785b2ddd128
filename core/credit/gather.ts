import type { Cases } from '../cases/cases.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import type { Text } from '../texts/text.ts';
import { type CreditTerms, type OwedItem, type PastDecision, type Standing, standingOf } from './standing.ts';

/** Of a client's approvals so many of the newest are looked through for its last decisions. */
const RECENT = 50;

type GatherPorts = Pick<Ports, 'cases' | 'clock' | 'company'>;

/** Reads what is known of a client's credit now; `except`: the case whose own debt is left out. */
export async function gatherStanding(
  ports: GatherPorts,
  cases: Cases,
  party: string,
  except?: string,
): Promise<Standing> {
  const [terms, owed, decisions] = await Promise.all([
    termsOf(cases, party),
    owedBy(ports, cases, party),
    decisionsFor(ports, cases, party),
  ]);
  const at = ports.clock.now();
  const others = owed.filter(({ caseId }) => caseId !== except);
  return standingOf({ terms, owed: others, decisions, at, zone: ports.company.zone });
}

async function termsOf(cases: Cases, party: string): Promise<CreditTerms> {
  const file = await cases.load(party);
  return file === null ? {} : (cases.process(file.process).credit?.(file) ?? {});
}

/** What is owed in a case, and how the case is called. */
export interface OwedCase extends OwedItem {
  title: Text;
}

/** All that a client still owes, case by case. */
export async function owedBy(
  ports: Pick<GatherPorts, 'cases'>,
  cases: Cases,
  party: string,
): Promise<OwedCase[]> {
  const each = cases.all().map(async ({ name, owed, title }: Process): Promise<OwedCase[]> => {
    if (owed === undefined) return [];
    const open = await ports.cases.list({ process: name, partyIds: [party], closed: false });
    return open.flatMap((current) => {
      const item = owed(current);
      return item === null ? [] : [{ ...item, caseId: current.id, title: title(current) }];
    });
  });
  return (await Promise.all(each)).flat();
}

async function decisionsFor(ports: GatherPorts, cases: Cases, party: string): Promise<PastDecision[]> {
  const each = cases.all().map(async ({ name, decisions }: Process): Promise<PastDecision[]> => {
    if (decisions === undefined) return [];
    const newest = await ports.cases.list({ process: name, partyIds: [party], limit: RECENT });
    return newest.flatMap(decisions);
  });
  return (await Promise.all(each)).flat();
}
