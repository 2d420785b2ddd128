interface Dimensions {
  width: number;
  height: number;
}

const longestSides = [90, 320, 800, 1280];

/** The sizes Telegram makes of a photo: scaled to fit 90, 320, 800 and 1280, never enlarged, smallest first. */
export function photoSizes({ width, height }: Dimensions): Dimensions[] {
  const longest = Math.max(width, height);
  const fitting = longestSides.filter((side) => side < longest);
  const sides = longest <= 1280 ? [...fitting, longest] : fitting;
  return sides.map((side) => ({
    width: Math.max(1, Math.round((width * side) / longest)),
    height: Math.max(1, Math.round((height * side) / longest)),
  }));
}

/** Reads the dimensions from the header of a JPEG, PNG, GIF, BMP or WebP image; undefined for anything else. */
export function imageDimensions(bytes: Uint8Array): Dimensions | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 26) return undefined;
  if (data.readUInt32BE(0) === 0x89504e47)
    return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
  const magic = data.toString('latin1', 0, 4);
  if (magic === 'GIF8') return { width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
  if (magic.startsWith('BM')) return { width: data.readInt32LE(18), height: Math.abs(data.readInt32LE(22)) };
  if (magic === 'RIFF' && data.toString('latin1', 8, 12) === 'WEBP') return webpDimensions(data);
  if (data.readUInt16BE(0) === 0xffd8) return jpegDimensions(data);
  return undefined;
}

function jpegDimensions(data: Buffer): Dimensions | undefined {
  let at = 2;
  while (at + 9 < data.length) {
    if (data[at] !== 0xff) return undefined;
    const marker = data[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) };
    at += marker === 0xff ? 1 : 2 + data.readUInt16BE(at + 2);
  }
  return undefined;
}

function webpDimensions(data: Buffer): Dimensions | undefined {
  if (data.length < 30) return undefined;
  switch (data.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = data.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff };
    default:
      return undefined;
  }
}
