import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of Chromium: `/usr/bin/chromium`, or `chromium` in one of the folders of `path` (as in PATH). */
function findChromium(path: string): string | undefined {
  const candidates = [
    '/usr/bin/chromium',
    ...path.split(delimiter).map((folder) => join(folder, 'chromium')),
  ];
  return candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts Chromium with a fresh profile, which is gone after `close()`. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}

/**
 * Chromium for a suite that may be skipped where there is none: then it says so and returns undefined. In CI a missing
 * browser is an error, or nobody would notice that the page is no longer tested.
 */
export function chromiumForTests({ PATH = '', CI }: { PATH?: string; CI?: string }): string | undefined {
  const found = findChromium(PATH);
  if (found !== undefined) return found;
  const reason = 'No Chromium: neither /usr/bin/chromium nor chromium in PATH';
  if (CI) throw new Error(reason);
  console.log(`Skipped. ${reason}.`);
  return undefined;
}
