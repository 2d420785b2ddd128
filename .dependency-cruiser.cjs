/** What may import what: the rooms of docs/architecture.md, as rules. */
const room = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Tests, the suites they share, and what helps them beside the code they test. */
const TEST = '\\.(test|contract)\\.ts$|/testing/';
const product = { pathNot: ['^test/', TEST] };
const npm = (name) => `node_modules/(${name})(/|$)`;

/** A framework stays in its room; tests and contracts of the room may use it too. */
const framework = (name, packages, rooms) =>
  room(
    `${name}-stays-in-its-room`,
    `${packages} may be imported only in ${rooms.join(', ')}`,
    { pathNot: ['^test/', '^\\.', ...rooms.map((one) => `^${one}`)] },
    { path: npm(packages) },
  );

module.exports = {
  forbidden: [
    room(
      'core-knows-only-itself',
      'The core may import nothing of the house but itself.',
      { path: '^core/', pathNot: TEST },
      {
        path: '^(bots|storage|scheduler|exchange|locales|test)/|^(main|house|playground-house|config)\\.ts$',
      },
    ),
    room(
      'core-is-pure',
      'The core may use xstate, zod, temporal-polyfill, big.js and libphonenumber-js, and no Node modules.',
      { path: '^core/', pathNot: TEST },
      {
        dependencyTypes: [
          'core',
          'npm',
          'npm-dev',
          'npm-optional',
          'npm-peer',
          'npm-no-pkg',
          'npm-unknown',
          'unknown',
        ],
        pathNot: npm('xstate|zod|temporal-polyfill|temporal-spec|big\\.js|@types/big\\.js|libphonenumber-js'),
      },
    ),
    room(
      'bots-stay-out-of-storage',
      'Bots reach storage and scheduler only through the ports of the core.',
      { path: '^bots/', pathNot: TEST },
      { path: '^(storage|scheduler)/' },
    ),
    room(
      'storage-knows-no-bots',
      'Storage serves the ports of the core and nobody else.',
      { path: '^storage/', pathNot: TEST },
      {
        path: '^(bots|scheduler)/',
      },
    ),
    room(
      'scheduler-knows-no-bots',
      'The scheduler calls the core.',
      { path: '^scheduler/', pathNot: TEST },
      { path: '^(bots|storage)/' },
    ),
    room(
      'exchange-knows-only-the-core',
      'Freight exchanges serve a port of the core and nobody else.',
      { path: '^exchange/', pathNot: TEST },
      { path: '^(bots|storage|scheduler|locales)/' },
    ),
    room(
      'exchange-only-through-its-port',
      'Whoever needs a freight exchange asks the port of the core.',
      { path: '^(bots|storage|scheduler|locales)/', pathNot: TEST },
      { path: '^exchange/' },
    ),
    room(
      'bots-stay-apart',
      'One bot never imports another; bots/intake/ is drawn on by all of them, bots/telegram/ by both Telegram bots.',
      { path: '^bots/([^/]+)/', pathNot: TEST },
      { path: '^bots/', pathNot: ['^bots/$1/', '^bots/intake/', '^bots/telegram/'] },
    ),
    room(
      'telegram-for-its-bots',
      'bots/telegram/ is drawn on by the two Telegram bots alone.',
      { path: '^bots/', pathNot: ['^bots/telegram(-staff|-partners)?/', TEST] },
      { path: '^bots/telegram/' },
    ),
    room(
      'texts-know-only-the-core',
      'The texts are about the core.',
      { path: '^locales/', pathNot: TEST },
      {
        path: '^(bots|storage|scheduler|test)/|^(main|house|playground-house|config)\\.ts$',
      },
    ),
    room('product-knows-no-tests', 'Product code never imports test/ or a test.', product, {
      path: ['^test/', TEST],
    }),
    room(
      'only-main-wires',
      'Only main.ts and the houses put the rooms together; nothing imports them.',
      { path: '^(core|bots|storage|scheduler|exchange|locales)/', pathNot: TEST },
      { path: '^(main|house|playground-house|config)\\.ts$' },
    ),
    framework('grammy', 'grammy|@grammyjs/(?!types)[^/]+', ['bots/telegram-staff/']),
    framework('slack', '@slack/[^/]+', ['bots/slack/', 'bots/playground/slack-double/']),
    framework('telegraf', 'telegraf', ['bots/telegram-partners/']),
    framework('mongoose', 'mongoose', ['storage/']),
    framework('mongodb', 'mongodb|bson', ['storage/', 'scheduler/']),
    framework('agenda', 'agenda|@agendajs/[^/]+', ['scheduler/']),
    framework('canvas', '@napi-rs/canvas', ['storage/pictures/']),
    framework('fastify', 'fastify|@fastify/[^/]+', ['bots/http/']),
    framework('nodemailer', 'nodemailer', ['bots/email/']),
    framework('smtp-server', 'smtp-server|postal-mime', ['bots/playground/post-office/']),
    framework('lmdb', 'lmdb', ['storage/embedded/', 'bots/playground/store/']),
    framework('ws', 'ws', ['bots/playground/slack-double/']),
    room(
      'no-circles',
      'Modules do not import each other in a circle.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|data|docs)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
