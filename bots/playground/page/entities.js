import { el } from './dom.js';
import { t } from './texts.js';

/**
 * @typedef {NonNullable<import('./chat.js').Message['entities']>[number]} Entity
 * @typedef {{ onCommand: (command: string) => void, onLink: (url: string) => void }} TextActions
 */

/**
 * A formatted text as nodes. Entities nest and never cross; their offsets count UTF-16 units, as strings here do.
 * @param {string} text
 * @param {Entity[]} entities
 * @param {TextActions} actions
 * @returns {DocumentFragment}
 */
export function formattedText(text, entities, actions) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return within(text, 0, text.length, sorted, actions);
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Entity[]} entities those inside, sorted, the outer before the inner
 * @param {TextActions} actions
 */
function within(text, start, end, entities, actions) {
  const nodes = document.createDocumentFragment();
  let at = start;
  let rest = entities;
  while (rest[0]) {
    const outer = rest[0];
    const outerEnd = Math.min(end, outer.offset + outer.length);
    const inner = rest.slice(1).filter(({ offset }) => offset < outerEnd);
    rest = rest.slice(1 + inner.length);
    nodes.append(text.slice(at, outer.offset));
    const content = within(text, outer.offset, outerEnd, inner, actions);
    nodes.append(styled(outer, text.slice(outer.offset, outerEnd), content, actions));
    at = outerEnd;
  }
  nodes.append(text.slice(at, end));
  return nodes;
}

/**
 * @param {Entity} entity
 * @param {string} plain
 * @param {DocumentFragment} content
 * @param {TextActions} actions
 * @returns {Node}
 */
function styled(entity, plain, content, actions) {
  switch (entity.type) {
    case 'bold':
      return el('b', {}, content);
    case 'italic':
      return el('i', {}, content);
    case 'underline':
      return el('u', {}, content);
    case 'strikethrough':
      return el('s', {}, content);
    case 'code':
      return el('code', {}, content);
    case 'pre':
      return el('pre', {}, content);
    case 'blockquote':
      return el('blockquote', {}, content);
    case 'expandable_blockquote':
      return expandable(content);
    case 'spoiler':
      return spoiler(content);
    case 'bot_command':
      return el('button', { class: 'text-link', onclick: () => actions.onCommand(plain) }, content);
    case 'text_link':
      return link(entity.url ?? '', content, actions);
    case 'url':
      return link(plain, content, actions);
    case 'email':
      return el('a', { href: `mailto:${plain}` }, content);
    case 'mention':
    case 'text_mention':
    case 'hashtag':
      return el('span', { class: 'mention' }, content);
    default:
      return content;
  }
}

/** @param {DocumentFragment} content */
function expandable(content) {
  const quote = el('blockquote', { class: 'folded' }, content);
  quote.addEventListener('click', () => quote.classList.toggle('folded'));
  return quote;
}

/** @param {DocumentFragment} content */
function spoiler(content) {
  const hidden = el(
    'button',
    { class: 'spoiler', 'aria-label': t('message.spoiler') },
    el('span', {}, content),
  );
  hidden.addEventListener('click', () => {
    hidden.classList.add('shown');
    hidden.removeAttribute('aria-label');
  });
  return hidden;
}

/**
 * @param {string} address
 * @param {DocumentFragment} content
 * @param {TextActions} actions
 */
function link(address, content, { onLink }) {
  const url = /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`;
  if (!/^https?:/i.test(url)) return el('span', { class: 'mention' }, content);
  const anchor = el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, content);
  anchor.addEventListener('click', (event) => {
    event.preventDefault();
    onLink(url);
  });
  return anchor;
}
