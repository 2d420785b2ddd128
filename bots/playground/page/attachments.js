import { openPhoto } from './dialogs.js';
import { el, icon } from './dom.js';
import { fileUrl } from './server.js';
import { language, t } from './texts.js';

/** @typedef {import('./chat.js').Message} Message */

const units = { ru: ['Б', 'КБ', 'МБ'], en: ['B', 'KB', 'MB'] }[language];

/** @param {number} bytes */
function size(bytes) {
  const power = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  const number = (bytes / 1024 ** power).toLocaleString(language, {
    maximumFractionDigits: power === 2 ? 1 : 0,
  });
  return `${number} ${units[power]}`;
}

/**
 * What a message carries beside text: a photo, a document, a voice message, a contact, a place.
 * @param {Message} message
 * @returns {HTMLElement | null}
 */
export function attachment({ photo, document: file, voice, contact, location, caption }) {
  if (photo) return photoThumbnail(photo, caption);
  if (file) return documentCard(file);
  if (voice) {
    const { file_id, duration } = voice;
    const sound = el('audio', { controls: true, preload: 'metadata', src: fileUrl(file_id) });
    return el(
      'div',
      { class: 'voice', 'aria-label': t('message.voice') },
      sound,
      el('small', {}, minutes(duration ?? 0)),
    );
  }
  if (contact) {
    const { first_name, last_name, phone_number } = contact;
    const name = [first_name, last_name].filter(Boolean).join(' ');
    return card('contact', name, phone_number.startsWith('+') ? phone_number : `+${phone_number}`);
  }
  if (location) {
    const { latitude, longitude } = location;
    return card('place', t('message.location'), `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`);
  }
  return null;
}

/** @param {NonNullable<Message['photo']>} sizes @param {string | undefined} caption */
function photoThumbnail(sizes, caption) {
  const largest = sizes.at(-1);
  if (!largest) return null;
  const url = fileUrl(largest.file_id);
  const image = el('img', { src: url, alt: caption ?? t('message.photo'), loading: 'lazy' });
  image.style.setProperty('aspect-ratio', `${largest.width} / ${largest.height}`);
  const view = () => void openPhoto({ url, name: `${t('message.photo')}.jpg`, caption });
  return el('button', { class: 'photo', 'aria-label': t('message.enlarge'), onclick: view }, image);
}

/** @param {NonNullable<Message['document']>} file */
function documentCard({ file_id, file_name, file_size }) {
  const name = file_name ?? t('message.document');
  return documentLink({ url: fileUrl(file_id), name, size: file_size });
}

/** A file to be taken away. @param {{ url: string, name: string, size: number }} file */
export function documentLink({ url, name, size: bytes }) {
  const ending = /\.(\w{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? '';
  return el(
    'a',
    { class: 'document', href: url, download: name, 'aria-label': t('message.download', { name }) },
    el('span', { class: 'document-kind', 'data-kind': ending.toLowerCase() }, ending || icon('download')),
    el('span', { class: 'card-lines' }, el('b', {}, name), el('small', {}, size(bytes))),
  );
}

/** @param {'contact' | 'place'} kind @param {string} title @param {string} line */
function card(kind, title, line) {
  return el(
    'div',
    { class: 'card' },
    el('span', { class: 'card-icon' }, icon(kind)),
    el('span', { class: 'card-lines' }, el('b', {}, title), el('small', {}, line)),
  );
}

/** @param {number} seconds */
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/**
 * A message in one line, for quotes and lists.
 * @param {Message} message
 */
export function oneLine(message) {
  const text = message.text ?? message.caption;
  if (text) return text.replace(/\s+/g, ' ').slice(0, 160);
  if (message.photo) return t('message.photo');
  if (message.document) return message.document.file_name ?? t('message.document');
  if (message.voice) return t('message.voice');
  if (message.contact) return t('message.contact');
  return message.location ? t('message.location') : t('message.other');
}
