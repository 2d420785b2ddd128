import { describe, expect, it } from 'vitest';
import { stageButtons } from '../../messages/compose.ts';
import type { Person } from '../../people/person.ts';
import { rub } from '../testing/money.ts';
import { seller } from '../testing/people.ts';
import { approval } from './index.ts';
import { bench, named, submission } from './testing/model.ts';
import { accountant, asked, director, play } from './testing/play.ts';

describe('the decision card (S2-22, S2-23)', () => {
  it('says unknown where a number is missing, never zero', () => {
    const { current } = play(
      [null, { type: 'submitted', ...submission({ figures: { sum: rub(100_000_00) } }) }],
      [null, named(1, bench('any', 'director'))],
    );
    const rows = approval.brief?.(current, 'deciding.votes') ?? [];
    const valueUnder = (label: string) =>
      rows
        .map(({ params }) => params as never as { label: { text: { key: string } }; value: { text: object } })
        .find((row) => row.label.text.key === `approval.label.${label}`)?.value.text;
    for (const label of ['cost', 'margin', 'overdue', 'terms'])
      expect(valueUnder(label), label).toMatchObject({ key: 'unknown' });
  });

  it('is the approver’s alone to press; the requester may withdraw and remind', () => {
    const { current } = play(...asked('director'));
    const buttons = (who: Person) =>
      Object.entries(current.stages).flatMap(([path, entered]) => {
        const meta = path
          .split('.')
          .reduce(
            (node, name) => node?.states[name],
            approval.chart.root as never as { states: Record<string, never>; meta?: object } | undefined,
          )?.meta;
        return meta === undefined
          ? []
          : stageButtons(
              approval,
              current,
              { path, meta, entered } as never,
              who,
              '2026-11-24T09:00:00.000Z',
            ).map(({ text }) => text.key);
      });
    expect(buttons(director)).toEqual(
      expect.arrayContaining([
        'approval.button.approved',
        'approval.button.returned',
        'approval.button.rejected',
      ]),
    );
    expect(buttons(seller)).toEqual(['approval.button.reminded', 'approval.button.requestWithdrawn']);
    expect(buttons(accountant)).toEqual([]);
  });
});
