import { describe, expect, it } from 'vitest';
import type { Person } from '../people/person.ts';
import type { StaffRole } from '../people/role.ts';
import { client } from '../processes/client/index.ts';
import { colleague } from '../processes/colleague/index.ts';
import type { By } from '../processes/process.ts';
import { person } from '../processes/testing/people.ts';
import { standingFor } from './rights.ts';

const FROM = '2026-11-23T21:00:00.000Z';
const TO = '2026-11-27T21:00:00.000Z';
const DURING = '2026-11-25T09:00:00.000Z';

/** A client of Anna's, who sells, and Boris, who is no salesman and stands in for her. */
const current = { context: { ...client.blank, sales: 'anna', logistician: 'vera' } };
const standing = (who: Person, by: By[], at = DURING) => standingFor(client, by, who, current, at);
const substitute = (roles: StaffRole[] = ['accountant'], absent: StaffRole[] = ['sales']): Person => ({
  ...person('boris', roles),
  standsInFor: [{ person: 'anna', roles: absent, from: FROM, to: TO }],
});
const forAnna = { role: 'sales', substituteFor: 'anna' };

describe('a substitute (issue 5)', () => {
  it('does what the absent holder may, in her role', () => {
    expect(standing(substitute(), ['own:sales'])).toEqual(forAnna);
    expect(standing(substitute(), ['sales'])).toEqual(forAnna);
    expect(standing(substitute(), ['head', 'own:sales'])).toEqual(forAnna);
  });

  it.each([
    ['a moment before', '2026-11-23T20:59:59.999Z', null],
    ['the first moment', FROM, forAnna],
    ['the last moment', '2026-11-27T20:59:59.999Z', forAnna],
    ['the end', TO, null],
  ])('at the edges of the period: %s', (_, at, expected) => {
    expect(standing(substitute(), ['own:sales'], at)).toEqual(expected);
  });

  it('has no right that the absent one has not, and none of hers in another’s case', () => {
    expect(standing(substitute(), ['director', 'own:logistician'])).toBeNull();
    expect(standing(substitute(['accountant'], ['logistician']), ['own:sales'])).toBeNull();
    const others = { context: { ...current.context, sales: 'galina' } };
    expect(standingFor(client, ['own:sales'], substitute(), others, DURING)).toBeNull();
  });

  it('who may do it anyway does it for the absent holder, and on his own in others’ cases', () => {
    expect(standing(substitute(['sales']), ['sales'])).toEqual(forAnna);
    const others = { context: { ...current.context, sales: 'galina' } };
    expect(standingFor(client, ['sales'], substitute(['sales']), others, DURING)).toEqual({ role: 'sales' });
  });

  it('of a substitute has no right: there is no chain', () => {
    const second = { ...person('vera', ['accountant']) };
    second.standsInFor = [{ person: 'boris', roles: ['accountant'], from: FROM, to: TO }];
    expect(standing(second, ['own:sales'])).toBeNull();
  });

  it('who was dismissed may do nothing', () => {
    expect(standing({ ...substitute(), dismissedAt: FROM }, ['own:sales'])).toBeNull();
  });

  it('has no say about people’s rights', () => {
    const file = { context: { ...colleague.blank, person: 'vera' } };
    const deputy = substitute(['sales'], ['head']);
    expect(standingFor(colleague, ['head'], deputy, file, DURING)).toBeNull();
    expect(standingFor(colleague, ['head'], person('olga', ['head']), file, DURING)).toEqual({
      role: 'head',
    });
  });
});
