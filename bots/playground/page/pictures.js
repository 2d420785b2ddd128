const previewSide = 96;
const jpegQuality = 0.9;

/** @param {File} file */
export const isPicture = (file) => file.type.startsWith('image/') && file.type !== 'image/svg+xml';

/**
 * A small picture of a file that holds one.
 * @param {File} file
 * @returns {Promise<HTMLCanvasElement | null>} null when it cannot be read
 */
export async function preview(file) {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const scale = previewSide / Math.min(bitmap.width, bitmap.height);
  return drawn(bitmap, Math.min(1, scale));
}

/**
 * The picture as a JPEG or PNG, as the apps send photos.
 * @param {File} file
 * @returns {Promise<File | null>} null when it cannot be read as a picture
 */
export async function asPhoto(file) {
  if (['image/jpeg', 'image/png'].includes(file.type)) return file;
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const canvas = drawn(bitmap, 1);
  const blob = await new Promise((/** @type {(made: Blob | null) => void} */ resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', jpegQuality),
  );
  return blob && new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' });
}

/** @param {ImageBitmap} bitmap @param {number} scale */
function drawn(bitmap, scale) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}
