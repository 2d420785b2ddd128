import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');
/** What the house imports and the bots never call. */
const NEVER_CALLED = /^(lmdb|fastify|@fastify\/.*|prom-client|close-with-grace)$/;
/** What the driver looks for and does without. */
const OPTIONAL =
  /^(kerberos|@mongodb-js\/zstd|@aws-sdk\/.*|gcp-metadata|snappy|socks|mongodb-client-encryption)$/;

/** CommonJS packages expect these names. */
const BANNER = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

const bots: Plugin = {
  name: 'bots',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: NEVER_CALLED }, ({ path }) => ({ path, namespace: 'never-called' }));
    onLoad({ filter: /./, namespace: 'never-called' }, () => ({ contents: 'module.exports = {};' }));
    onResolve({ filter: OPTIONAL }, ({ path }) => ({ path, external: true }));
    // The catalogue reads its files beside itself.
    onLoad({ filter: /locales\/catalogue\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return {
        contents: source.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path))),
        loader: 'ts',
      };
    });
  },
};

/** Puts the bots' process into one file, so that it is back at once after each death. Returns what node is to run. */
export async function bundleBots(dir: string): Promise<string> {
  const outfile = join(dir, 'bots.mjs');
  await build({
    stdin: { contents: `import './test/crash/bots.ts';`, resolveDir: ROOT, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    keepNames: true,
    logLevel: 'error',
    banner: { js: BANNER },
    plugins: [bots],
  });
  // Run by its own name it would take itself for the whole program.
  const start = join(dir, 'start.mjs');
  await writeFile(start, `import './bots.mjs';\n`);
  return start;
}
