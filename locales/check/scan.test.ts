import { describe, expect, it } from 'vitest';
import { hintsIn } from './hints.ts';
import { scan } from './scan.ts';

const found = (source: string) => scan('x.ts', source).map(({ key, given }) => [key, given]);

describe('the scan of the code', () => {
  it('reads calls with their blanks', () => {
    expect(found(`t('a.b', { n: 1, who })`)).toEqual([['a.b', ['n', 'who']]]);
    expect(found(`refuse('too-late')`)).toEqual([['refusal.too-late', []]]);
    expect(found(`t('a.b', params)`)).toEqual([['a.b', null]]);
    expect(found(`t('a.b', { ...params })`)).toEqual([['a.b', null]]);
  });

  it('reads both sides of a condition', () => {
    expect(found(`t(late ? 'a.late' : 'a.soon')`)).toEqual([
      ['a.late', []],
      ['a.soon', []],
    ]);
  });

  it('knows what is composed only as a pattern', () => {
    expect(found(`t(\`a.\${x}.b\`)`)).toEqual([['a.*.b', []]]);
    expect(found(`const base = \`a.\${x}\`;\nt(\`\${base}.\${y}\`)`)).toEqual([['a.*.*', []]]);
    expect(found(`const base = 'a.x';\nt(\`\${base}.b\`)`)).toEqual([['a.x.b', []]]);
  });

  it('wants a subject of what is told as a letter', () => {
    const letter = "{ to: { party }, text: 'a.b', params: { n }, letter: true as const }";
    expect(found(`tell(${letter})`)).toEqual([
      ['a.b', ['n', 'case']],
      ['a.b.subject', ['n', 'case']],
    ]);
  });

  it('follows functions that put a key together', () => {
    const source = `
      const label = (key) => t(\`a.label.\${key}\`);
      function stop(kind) { return label(\`\${kind}Stop\`); }
      stop('loading'); label('city');
      function optional(key, text, params) { return [t(text, params), label(key)]; }
      optional('adr', 'a.card.adr', { class: 1 });`;
    expect(found(source)).toEqual([
      ['a.label.loadingStop', []],
      ['a.label.city', []],
      ['a.label.adr', ['class']],
      ['a.card.adr', ['class']],
    ]);
  });

  it('reads effects, rungs and texts written as objects', () => {
    expect(found(`const e = { to: x, text: 'a.notice', params: { number: 1 } }`)).toEqual([
      ['a.notice', ['number', 'case']],
    ]);
    expect(found(`const r = { after: x, to: 'owner', text: 'reminder.soon' }`)).toEqual([]);
    expect(found(`const w = { key: 'verbatim', params: { words } }`)).toEqual([['verbatim', ['words']]]);
    expect(found(`const field = { key: 'city', kind: 'city' }`)).toEqual([]);
  });

  it('gathers what every report of a problem says', () => {
    const hints = hintsIn(
      new Map([['x.ts', `refused('big', { max, unit }); refused('big', { max }); refused('odd')`]]),
    );
    expect([...hints]).toEqual([
      ['big', ['max']],
      ['odd', []],
    ]);
  });
});
