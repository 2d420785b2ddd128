import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.ts', '**/*.contract.ts', '**/testing/**', 'test/**'];

/** Only what Biome cannot see: promises that nobody waits for, and what the core and the configuration promise. */
export default defineConfig(
  {
    ignores: ['node_modules/', 'data/', 'docs/', 'bots/playground/page/', '**/*.cjs', '**/*.js', '**/*.mjs'],
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Within a transaction lmdb's writes are done when the transaction is.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'lmdb', name: ['put', 'remove', 'transactionSync'] },
          ],
        },
      ],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: TESTS,
    // A server or a page of a test may be given an async function: its failure is the test's.
    rules: {
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['config.ts', ...TESTS],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config.ts reads the environment.' },
      ],
    },
  },
  {
    files: ['core/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: '^node:', message: 'The core is pure.' }] }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config.ts reads the environment.' },
        { object: 'Date', property: 'now', message: 'Time comes in from outside.' },
        { object: 'Math', property: 'random', message: 'Ids come in from outside.' },
        { object: 'Temporal', property: 'Now', message: 'Time comes in from outside.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time comes in from outside.',
        },
      ],
    },
  },
);
