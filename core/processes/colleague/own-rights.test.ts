import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { decide } from '../../cases/decide.ts';
import type { Fact } from '../../cases/entry.ts';
import { project } from '../../cases/project.ts';
import { head, person } from '../testing/people.ts';
import type { Colleague } from './context.ts';
import { colleague } from './index.ts';

const crypto = {
  sha256: (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex'),
  mac: (text: string, length: number) => text.slice(0, length),
};

function asked(current: Case<Colleague> | null, doer: typeof head | null, fact: Fact) {
  const command = { commandId: `${fact.type}`, process: 'colleague', caseId: 'u1', fact, doer };
  return decide(colleague, current, { ...command, channel: 'cli' }, '2026-11-24T09:00:00.000Z', crypto);
}

function invited(who: string): Case<Colleague> {
  const opened = asked(null, null, { type: 'colleagueInvited', person: who, roles: ['head'] });
  if ('refused' in opened) throw new Error(opened.refused.code);
  return project(colleague, null, opened.accepted);
}

it.each<Fact>([
  { type: 'rolesChanged', roles: ['director'] },
  { type: 'colleagueDismissed', reason: 'уход' },
])('$type of one’s own is refused, another manager’s is not', (fact) => {
  const current = invited('head');
  expect(asked(current, head, fact)).toMatchObject({ refused: { code: 'not-yourself' } });
  expect(asked(current, person('director', ['director']), fact)).toHaveProperty('accepted');
});
