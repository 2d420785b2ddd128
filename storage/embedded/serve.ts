import { startEngine } from './index.ts';

/** Serves one data directory as a process of its own: prints {"uri": ...} when ready, stops on SIGTERM or SIGINT. */
const dir = process.argv[2];
if (!dir) {
  process.stderr.write('usage: serve.ts <data directory>\n');
  process.exit(2);
}

const engine = await startEngine({ dir, log: (message) => process.stderr.write(`${message}\n`) });
process.stdout.write(`${JSON.stringify({ uri: engine.uri })}\n`);

const stop = () => {
  void engine.close();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
