import type { StaffRole } from '../people/role.ts';
import type { Ports } from '../ports/index.ts';
import { type AskedStep, FALLBACK } from './policies.ts';
import type { Bench } from './round.ts';

/**
 * Who is asked in each step: the colleagues who have its role now, without the requester. Where that leaves nobody, the
 * first of the fallback roles that has somebody; where that leaves nobody either, the step is empty.
 */
export async function muster(
  { people }: Pick<Ports, 'people'>,
  steps: readonly AskedStep[],
  requester: string,
): Promise<Bench[]> {
  const others = async (role: StaffRole) =>
    (await people.byRole(role)).map(({ id }) => id).filter((id) => id !== requester);
  const benches: Bench[] = [];
  for (const step of steps) {
    let found: string[] = [];
    for (const role of [step.role, ...FALLBACK]) if (found.length === 0) found = await others(role);
    benches.push({ ...step, people: found });
  }
  return benches;
}
