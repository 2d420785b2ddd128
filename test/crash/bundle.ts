import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const require = createRequire(import.meta.url);
const ROOT = resolve(import.meta.dirname, '../..');
const LOADER = fileURLToPath(new URL('./load.cjs', import.meta.url));
/** What the house imports and the bots never call. */
const NEVER_CALLED = /^(lmdb|fastify|@fastify\/.*|@napi-rs\/canvas|prom-client|close-with-grace)$/;
/** What the driver looks for and does without. */
const OPTIONAL =
  /^(kerberos|@mongodb-js\/zstd|@aws-sdk\/.*|gcp-metadata|snappy|socks|mongodb-client-encryption)$/;

const bots: Plugin = {
  name: 'bots',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: NEVER_CALLED }, ({ path }) => ({ path, namespace: 'never-called' }));
    onLoad({ filter: /./, namespace: 'never-called' }, () => ({ contents: 'module.exports = {};' }));
    onResolve({ filter: OPTIONAL }, ({ path }) => ({ path, external: true }));
    // Read only when the first paper is drawn.
    onResolve({ filter: /^pdfmake$/ }, ({ path }) => ({ path: require.resolve(path), external: true }));
    // The catalogue reads its files beside itself, and papers look for their fonts from where they are.
    onLoad({ filter: /locales\/catalogue\.ts$|storage\/documents\/fonts\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return {
        contents: source.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path))),
        loader: 'ts',
      };
    });
  },
};

/**
 * Puts the bots' process into one file, compiled beforehand, so that it is back at once after each death. Returns
 * what node is to run.
 */
export async function bundleBots(dir: string): Promise<string[]> {
  const outfile = join(dir, 'bots.cjs');
  await build({
    stdin: { contents: `import './test/crash/bots.ts';`, resolveDir: ROOT, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // A compiled script has no loader that `import()` could ask.
    supported: { 'dynamic-import': false },
    minify: true,
    keepNames: true,
    logLevel: 'error',
    // No module of the bundle lies where it was, and none is the program itself.
    define: { 'import.meta.url': '"file:///nowhere/"' },
    plugins: [bots],
  });
  const program = [LOADER, outfile];
  const first = spawn(process.execPath, program, { stdio: ['pipe', 'ignore', 'inherit'] });
  first.stdin?.end();
  await once(first, 'exit');
  return program;
}
