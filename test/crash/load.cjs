// Runs a bundle with its compiled code: `node load.cjs <bundle>`. The first run keeps the code beside the bundle.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');

const file = process.argv[2];
const kept = `${file}.code`;
const isFirst = !existsSync(kept);
const script = new Script(`(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`, {
  filename: file,
  ...(isFirst ? {} : { cachedData: readFileSync(kept) }),
});
script.runInThisContext()(require, { exports: {} }, {});
if (isFirst) writeFileSync(kept, script.createCachedData());
