import { paymentFormSchema } from '../../core/money/index.ts';
import { CASE_ROLES, PARTNER_ROLES, STAFF_ROLES } from '../../core/people/role.ts';
import { EXCHANGE_REFUSALS, EXCHANGES } from '../../core/ports/exchange.port.ts';
import { processes } from '../../core/processes/index.ts';
import * as values from '../../core/values/index.ts';
import { commandsIn } from './commands.ts';
import { keysOfProcess } from './derived.ts';
import type { Code } from './findings.ts';
import { hintsIn } from './hints.ts';
import { scan, stringsIn } from './scan.ts';
import type { Use } from './use.ts';

/** Every text that the product speaks of: what stands in its code, and what the code puts together from names. */
export function codeOfHouse(sources: ReadonlyMap<string, string>): Code {
  const files = [...sources];
  return {
    uses: usesOfHouse(sources),
    strings: new Set(files.flatMap(([file, source]) => stringsIn(file, source))),
  };
}

function usesOfHouse(sources: ReadonlyMap<string, string>): Use[] {
  return [
    ...[...sources].flatMap(([file, source]) => scan(file, source)),
    ...processes.flatMap(keysOfProcess),
    ...problems(sources),
    ...commandsIn(sources),
    ...[...STAFF_ROLES, ...PARTNER_ROLES, ...CASE_ROLES, 'caravan'].map((role) =>
      named(`role.${role}`, 'a role'),
    ),
    ...values.packageKindSchema.options.map((kind) => named(`places.${kind}`, 'a kind of package', ['n'])),
    ...paymentFormSchema.options.map((form) => named(`payForm.${form}`, 'a form of payment')),
    ...EXCHANGES.map((exchange) => named(`exchange.${exchange}`, 'an exchange', ['number'])),
    ...EXCHANGE_REFUSALS.map((reason) => named(`posting.refusal.${reason}`, 'a refusal of an exchange')),
    ...STAFF_ROLES.map((role) => named(`help.role.${role}`, 'a role')),
    ...['staff', 'partners'].map((door) => named(`stranger.${door}`, 'a door')),
  ];
}

function named(key: string, where: string, given: string[] = []): Use {
  return { key, given, where };
}

/** The codes that the parsers of `core/values` list, with what they say beside the code. */
function problems(sources: ReadonlyMap<string, string>): Use[] {
  const hints = hintsIn(sources);
  const codes = Object.entries(values)
    .filter(([name]) => name.endsWith('Problems'))
    .flatMap(([, listed]) => listed as readonly string[]);
  return [...new Set(codes)].map((code) => named(`problem.${code}`, 'a parser', hints.get(code) ?? []));
}
