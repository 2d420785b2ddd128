import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../core/cases/entry.ts';
import { canonical } from '../../core/cases/hash.ts';
import { replay } from '../../core/cases/project.ts';
import { nodesOf, pathOf } from '../../core/processes/check/index.ts';
import { processes } from '../../core/processes/index.ts';

interface Recorded {
  entries: Entry[];
  value: unknown;
  context: unknown;
}

const here = new URL('.', import.meta.url);
const files = readdirSync(here).filter((name) => name.endsWith('.json'));

/** What companies have in their stores must go on to be understood, whatever the processes become (design 3). */
describe('journals recorded from earlier versions', () => {
  it('are there for every process of today', () => {
    for (const { name } of processes) expect(files.some((file) => file.startsWith(`${name}-v`))).toBe(true);
  });

  for (const file of files) {
    const process = processes.find(({ name }) => file.startsWith(`${name}-v`));
    const cases = JSON.parse(readFileSync(new URL(file, here), 'utf8')) as Recorded[];

    it(`${file} replays to what it was (${cases.length} cases)`, () => {
      expect(process).toBeDefined();
      for (const recorded of cases) {
        const state = replay(process!, recorded.entries);
        expect(canonical(state?.value)).toBe(canonical(recorded.value));
        expect(canonical(state?.context)).toBe(canonical(recorded.context));
      }
    });

    it(`${file} stands at stages that still exist`, () => {
      for (const { entries } of cases) {
        const state = replay(process!, entries);
        if (state?.closed === true) continue;
        const stages = nodesOf(process!.chart).map(pathOf);
        for (const stage of Object.keys(state?.stages ?? {})) expect(stages).toContain(stage);
      }
    });
  }
});
