import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which of the points die: every nth one that is met for the first time, beginning with `offset`; 0 is none. */
export interface Plan {
  every: number;
  offset: number;
}

/**
 * Where the process may die, kept in files so that the next process knows. `step` names what people are doing now;
 * each line of `points` is a point met for the first time: `died` or `passed`, a tab, and its name.
 */
export class Deaths {
  readonly #dir: string;
  readonly #plan: Plan;
  readonly #met: Set<string>;
  /** How often this run has died already. */
  readonly count: number;

  constructor(dir: string, plan: Plan) {
    this.#dir = dir;
    this.#plan = plan;
    const lines = pointsOf(dir);
    this.#met = new Set(lines.map(({ name }) => name));
    this.count = lines.filter(({ died }) => died).length;
  }

  /** The process dies here and now if it is the turn of this point and it was never met in this step. */
  point(what: string, about: string): void {
    const step = this.#step();
    if (step !== '') this.#meet(`${step} ${what} ${about}`);
  }

  /** The same, once in a run. */
  pointOnce(what: string): void {
    if (this.#step() !== '') this.#meet(what);
  }

  #step(): string {
    return readFileSync(join(this.#dir, 'step'), 'utf8');
  }

  #meet(name: string): void {
    if (this.#plan.every === 0 || this.#met.has(name)) return;
    const dies = (this.#met.size + this.#plan.offset) % this.#plan.every === 0;
    this.#met.add(name);
    appendFileSync(join(this.#dir, 'points'), `${dies ? 'died' : 'passed'}\t${name}\n`);
    if (dies) process.kill(process.pid, 'SIGKILL');
  }
}

export interface Point {
  name: string;
  died: boolean;
}

/** Points met so far, in order. */
export function pointsOf(dir: string): Point[] {
  const file = join(dir, 'points');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [kind, name = ''] = line.split('\t');
      return { name, died: kind === 'died' };
    });
}
