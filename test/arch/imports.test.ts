import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cruise, cruise, ROOMS, ROOT } from './cruise.ts';

describe('the import rules', () => {
  it('hold in the whole house', () => {
    const { modules, violations } = cruise(ROOT, ROOMS);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(100);
  });
});

/** For each rule a file that breaks it: its path and what it imports. */
const PROBES: [rule: string, path: string, imported: string][] = [
  ['core-knows-only-itself', 'core/a.ts', '../storage/target.ts'],
  ['core-knows-only-itself', 'core/b.ts', '../locales/target.ts'],
  ['core-knows-only-itself', 'core/c.ts', '../config.ts'],
  ['core-is-pure', 'core/d.ts', 'node:fs'],
  ['core-is-pure', 'core/e.ts', 'mongodb'],
  ['bots-stay-out-of-storage', 'bots/telegram-staff/a.ts', '../../storage/target.ts'],
  ['bots-stay-out-of-storage', 'bots/http/b.ts', '../../scheduler/target.ts'],
  ['storage-knows-no-bots', 'storage/a.ts', '../bots/http/target.ts'],
  ['storage-knows-no-bots', 'storage/b.ts', '../scheduler/target.ts'],
  ['scheduler-knows-no-bots', 'scheduler/a.ts', '../storage/target.ts'],
  ['core-knows-only-itself', 'core/g.ts', '../exchange/ati/target.ts'],
  ['exchange-knows-only-the-core', 'exchange/ati/a.ts', '../../bots/http/target.ts'],
  ['exchange-knows-only-the-core', 'exchange/ati/b.ts', '../../storage/target.ts'],
  ['exchange-only-through-its-port', 'bots/http/g.ts', '../../exchange/ati/target.ts'],
  ['exchange-only-through-its-port', 'scheduler/f.ts', '../exchange/ati/target.ts'],
  ['only-main-wires', 'exchange/ati/c.ts', '../../config.ts'],
  ['bots-stay-apart', 'bots/telegram-staff/c.ts', '../telegram-partners/target.ts'],
  ['bots-stay-apart', 'bots/telegram/d.ts', '../telegram-staff/target.ts'],
  ['bots-stay-apart', 'bots/intake/n.ts', '../http/target.ts'],
  ['telegram-for-its-bots', 'bots/http/n.ts', '../telegram/target.ts'],
  ['telegram-for-its-bots', 'bots/intake/o.ts', '../telegram/target.ts'],
  ['texts-know-only-the-core', 'locales/a.ts', '../storage/target.ts'],
  ['product-knows-no-tests', 'bots/http/e.ts', '../../test/target.ts'],
  ['product-knows-no-tests', 'core/f.ts', './target.test.ts'],
  ['product-knows-no-tests', 'bots/http/f.ts', './testing/target.ts'],
  ['only-main-wires', 'storage/c.ts', '../config.ts'],
  ['grammy-stays-in-its-room', 'bots/telegram/f.ts', 'grammy'],
  ['grammy-stays-in-its-room', 'bots/telegram-partners/g.ts', '@grammyjs/conversations'],
  ['telegraf-stays-in-its-room', 'bots/telegram-staff/h.ts', 'telegraf'],
  ['slack-stays-in-its-room', 'bots/telegram-staff/s.ts', '@slack/web-api'],
  ['mongoose-stays-in-its-room', 'scheduler/d.ts', 'mongoose'],
  ['mongodb-stays-in-its-room', 'bots/http/i.ts', 'mongodb'],
  ['agenda-stays-in-its-room', 'storage/e.ts', 'agenda'],
  ['fastify-stays-in-its-room', 'bots/telegram/j.ts', 'fastify'],
  ['nodemailer-stays-in-its-room', 'bots/http/k.ts', 'nodemailer'],
  ['smtp-server-stays-in-its-room', 'bots/email/l.ts', 'smtp-server'],
  ['lmdb-stays-in-its-room', 'storage/f.ts', 'lmdb'],
  ['ws-stays-in-its-room', 'bots/http/m.ts', 'ws'],
  ['canvas-stays-in-its-room', 'storage/documents/k.ts', '@napi-rs/canvas'],
  ['no-circles', 'storage/circle-a.ts', './circle-b.ts'],
];

/** What the rules allow; a rule that reports these is too strict. */
const SOUND: [path: string, imported: string][] = [
  ['core/ok.ts', 'zod'],
  ['core/ok.test.ts', 'node:fs'],
  ['bots/telegram-staff/ok.ts', 'grammy'],
  ['bots/telegram-staff/also.ts', '../telegram/target.ts'],
  ['bots/telegram-partners/ok.ts', 'telegraf'],
  ['bots/telegram-partners/also.ts', '../intake/target.ts'],
  ['bots/telegram/ok.ts', '../../core/target.ts'],
  ['bots/http/ok.ts', 'fastify'],
  ['bots/email/ok.ts', 'nodemailer'],
  ['bots/playground/post-office/ok.ts', 'smtp-server'],
  ['storage/ok.ts', 'mongoose'],
  ['storage/embedded/ok.ts', 'lmdb'],
  ['bots/playground/slack-double/ok.ts', 'ws'],
  ['scheduler/ok.ts', 'agenda'],
  ['exchange/ati/ok.ts', '../../core/target.ts'],
  ['main.ts', './storage/target.ts'],
  ['test/ok.ts', '../storage/target.ts'],
  ['bots/http/testing/ok.ts', '../../../test/target.ts'],
];

const TARGETS = [
  ...[
    'core/target.ts',
    'core/target.test.ts',
    'storage/target.ts',
    'scheduler/target.ts',
    'exchange/ati/target.ts',
    'locales/target.ts',
  ],
  ...['telegram-staff', 'telegram-partners', 'telegram', 'intake', 'http'].map(
    (bot) => `bots/${bot}/target.ts`,
  ),
  ...['test/target.ts', 'config.ts', 'house.ts', 'playground-house.ts', 'bots/http/testing/target.ts'],
];

describe('each import rule', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-imports-'));
  let found: Cruise;

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeAll(() => {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const file of ['package.json', 'tsconfig.json']) copyFileSync(join(ROOT, file), join(folder, file));
    for (const path of TARGETS) write(path, 'export const target = 1;\n');
    for (const [, path, imported] of PROBES) write(path, `export * from '${imported}';\n`);
    for (const [path, imported] of SOUND) write(path, `export * from '${imported}';\n`);
    write('storage/circle-b.ts', `export * from './circle-a.ts';\n`);
    found = cruise(folder, ROOMS);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(PROBES)('%s reports %s importing %s', (rule, path) => {
    expect(found.violations.filter((violation) => violation.startsWith(`${rule}: ${path} →`))).toHaveLength(
      1,
    );
  });

  it('has a probe', () => {
    const { forbidden } = createRequire(import.meta.url)(`${ROOT}.dependency-cruiser.cjs`) as {
      forbidden: { name: string }[];
    };
    expect([...new Set(PROBES.map(([rule]) => rule))].sort()).toEqual(
      forbidden.map(({ name }) => name).sort(),
    );
  });

  it('leaves what is allowed alone', () => {
    const sound = SOUND.map(([path]) => path);
    expect(
      found.violations.filter((violation) => sound.some((path) => violation.includes(`: ${path} →`))),
    ).toEqual([]);
  });
});
