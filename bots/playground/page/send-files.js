import { dismiss, openDialog } from './dialogs.js';
import { el, icon } from './dom.js';
import { asPhoto, isPicture, preview } from './pictures.js';
import * as server from './server.js';
import { t } from './texts.js';

/** @typedef {{ caption: string, asFile: boolean }} Choice */

/**
 * Asks how to send files, then sends them one after another, the caption with the first. Pictures go as photos
 * unless the person wants them as files.
 * @param {import('./server.js').Talk} talk
 * @param {File[]} files
 * @param {number | undefined} replyTo
 * @returns {Promise<boolean>} false when the person thought better of it
 */
export async function sendFiles(talk, files, replyTo) {
  const choice = await askHow(files);
  if (!choice) return false;
  for (const [index, file] of files.entries()) {
    const photo = choice.asFile || !isPicture(file) ? null : await asPhoto(file);
    const about = index === 0 ? { caption: choice.caption, replyTo } : {};
    await server.sendFile(talk, { kind: photo ? 'photo' : 'document', file: photo ?? file, ...about });
  }
  return true;
}

/** @param {File[]} files @returns {Promise<Choice | undefined>} */
function askHow(files) {
  const caption = el('textarea', {
    rows: 2,
    maxlength: 1024,
    placeholder: t('attach.caption'),
    'aria-label': t('attach.caption'),
    'data-testid': 'caption',
  });
  const asFile = el('input', { type: 'checkbox', 'data-testid': 'as-file' });
  return openDialog(t('attach.title'), (/** @type {(choice: Choice) => void} */ close) => {
    const send = () => close({ caption: caption.value.trim(), asFile: asFile.checked });
    caption.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    });
    return [
      el('h2', {}, t('attach.title')),
      el('ul', { class: 'file-list' }, ...files.map(fileLine)),
      files.some(isPicture) ? el('label', { class: 'check' }, asFile, t('attach.asFile')) : null,
      caption,
      el(
        'div',
        { class: 'dialog-buttons' },
        el('button', { class: 'plain', onclick: dismiss }, t('cancel')),
        el(
          'button',
          { class: 'primary', 'data-testid': 'send-files', autofocus: true, onclick: send },
          t('composer.send'),
        ),
      ),
    ];
  });
}

/** @param {File} file */
function fileLine(file) {
  const picture = el('span', { class: 'file-preview' }, icon('attach'));
  if (isPicture(file)) void preview(file).then((canvas) => canvas && picture.replaceChildren(canvas));
  return el('li', {}, picture, el('span', {}, file.name));
}
