import { en } from './texts-en.js';
import { ru } from './texts-ru.js';

/** @typedef {keyof typeof ru} TextKey */

const stored = 'caravan-language';

/** @type {'ru' | 'en'} */
export const language = localStorage.getItem(stored) === 'en' ? 'en' : 'ru';

/** @type {Record<TextKey, string>} */
const texts = { ru, en }[language];

/**
 * The text in the page's language, with `{name}` replaced by `values.name`.
 * @param {TextKey} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  return texts[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * The name of a role; a role the page does not know is named by its key.
 * @param {string} role
 */
export function roleName(role) {
  return /** @type {Record<string, string>} */ (texts)[`role.${role}`] ?? role;
}

/** Shows the page anew in the other language. */
export function switchLanguage() {
  localStorage.setItem(stored, language === 'ru' ? 'en' : 'ru');
  location.reload();
}
