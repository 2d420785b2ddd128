import { el } from '../dom.js';
import { link } from './mrkdwn.js';

/**
 * @typedef {{ type: string, text?: string, url?: string, user_id?: string, channel_id?: string, name?: string, unicode?: string,
 *   range?: string, style?: 'ordered' | 'bullet' | { bold?: boolean, italic?: boolean, strike?: boolean, code?: boolean },
 *   elements?: RichElement[] }} RichElement
 * @typedef {import('./mrkdwn.js').TextActions} TextActions
 */

/**
 * What people have typed, as Slack keeps it: paragraphs, quotes, code, lists.
 * @param {RichElement[]} elements
 * @param {TextActions} actions
 * @returns {Node[]}
 */
export const richText = (elements, actions) => elements.map((element) => part(element, actions));

/** @param {RichElement} element @param {TextActions} actions */
function part({ type, style, elements = [] }, actions) {
  const content = elements.map((element) => inline(element, actions));
  if (type === 'rich_text_quote') return el('blockquote', {}, ...content);
  if (type === 'rich_text_preformatted') return el('pre', {}, ...content);
  if (type === 'rich_text_list')
    return el(
      style === 'ordered' ? 'ol' : 'ul',
      {},
      ...elements.map((item) => el('li', {}, ...(item.elements ?? []).map((one) => inline(one, actions)))),
    );
  return el('span', {}, ...content);
}

/** @param {RichElement} element @param {TextActions} actions @returns {Node} */
function inline({ type, text = '', url = '', user_id, channel_id, range, name, unicode, style }, actions) {
  if (type === 'text') return styled(text, typeof style === 'object' ? style : {});
  if (type === 'link') return link(url, text || url, actions.onLink);
  if (type === 'emoji') return document.createTextNode(unicode ? character(unicode) : `:${name}:`);
  const id = user_id ?? channel_id;
  const words = id === undefined ? (range ?? type) : (actions.nameOf(id) ?? id);
  return el('span', { class: 'mention' }, `${channel_id === undefined ? '@' : '#'}${words}`);
}

/** @param {string} text @param {{ bold?: boolean, italic?: boolean, strike?: boolean, code?: boolean }} style */
function styled(text, { bold, italic, strike, code }) {
  /** @type {Node} */
  let node = document.createTextNode(text);
  if (code) node = el('code', {}, node);
  if (strike) node = el('s', {}, node);
  if (italic) node = el('i', {}, node);
  if (bold) node = el('b', {}, node);
  return node;
}

/** «1f44d» or «1f1f7-1f1fa» as a character. @param {string} unicode */
const character = (unicode) =>
  String.fromCodePoint(...unicode.split('-').map((code) => Number.parseInt(code, 16)));
