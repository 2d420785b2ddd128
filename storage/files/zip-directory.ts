const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * Bytes of all files of a ZIP archive (docx and xlsx are such) when unpacked, as its directory says; infinite when the
 * directory cannot be read. Undefined for what is no ZIP archive.
 */
export function unpackedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 4 || view.getUint32(0, true) !== LOCAL_HEADER) return undefined;
  const end = endOfDirectory(view);
  if (end === undefined) return Number.POSITIVE_INFINITY;
  let position = view.getUint32(end + 16, true);
  let total = 0;
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (position + 46 > end || view.getUint32(position, true) !== DIRECTORY_ENTRY)
      return Number.POSITIVE_INFINITY;
    total += view.getUint32(position + 24, true);
    // The entry's fixed part, then its name, extra field and comment.
    const lengths = [28, 30, 32].map((field) => view.getUint16(position + field, true));
    position += lengths.reduce((sum, length) => sum + length, 46);
  }
  return total;
}

/** It is the last thing in the file but for a comment. */
function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let position = last; position >= Math.max(0, last - LONGEST_COMMENT); position--) {
    if (view.getUint32(position, true) === END_OF_DIRECTORY) return position;
  }
  return undefined;
}
