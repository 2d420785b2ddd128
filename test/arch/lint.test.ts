import { ESLint, type Linter } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './cruise.ts';

/** The rules that need no types, tried on a piece of code as if it stood in a file. */
describe('the lint rules of the house', () => {
  let eslint: ESLint;
  const off = {
    '@typescript-eslint/no-floating-promises': 0,
    '@typescript-eslint/no-misused-promises': 0,
  } as const;
  const withoutTypes: Linter.Config = {
    languageOptions: { parserOptions: { projectService: false } },
    rules: { ...off, '@typescript-eslint/await-thenable': 0 },
  };

  beforeAll(() => {
    eslint = new ESLint({ cwd: ROOT, overrideConfig: withoutTypes });
  });

  async function lint(path: string, code: string): Promise<string[]> {
    const [result] = await eslint.lintText(code, { filePath: path });
    return (result?.messages ?? []).map(({ message }) => message);
  }

  it.each([
    [`import 'node:fs';`, 'The core is pure'],
    ['export const at = Date.now();', 'Time comes in from outside'],
    ['export const at = new Date();', 'Time comes in from outside'],
    ['export const id = Math.random();', 'Ids come in from outside'],
    ['export const zone = process.env.TZ;', 'Only config.ts reads the environment'],
  ])('refuse in the core: %s', async (code, message) => {
    expect((await lint('core/probe.ts', code)).join()).toContain(message);
    expect(await lint('core/probe.test.ts', code)).toEqual([]);
  });

  it('let only config.ts read the environment', async () => {
    const code = 'export const port = process.env.PORT;';
    expect((await lint('bots/http/probe.ts', code)).join()).toContain('Only config.ts');
    expect(await lint('config.ts', code)).toEqual([]);
  });

  it('let the core take a moment apart that it was given', async () => {
    expect(await lint('core/probe.ts', `export const at = new Date('2026-11-24').getTime();`)).toEqual([]);
  });
});
