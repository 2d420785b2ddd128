import { createRequire } from 'node:module';

/** Fonts with ₽, № and Ё, from npm, so that a paper looks the same on every machine. */
export function fontFiles(): { normal: string; bold: string } {
  const require = createRequire(import.meta.url);
  return {
    normal: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
    bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
  };
}
