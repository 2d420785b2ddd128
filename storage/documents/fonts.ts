import { createRequire } from 'node:module';

/** Fonts with ₽, № and Ё, from npm, so that a paper looks the same on every machine. */
export function fontFiles(): { normal: string; bold: string } {
  const { resolve } = createRequire(import.meta.url);
  return {
    normal: resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
    bold: resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
  };
}
