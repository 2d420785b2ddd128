import { el } from '../dom.js';

/**
 * @typedef {import('./shapes.ts').TextObject} TextObject
 * @typedef {{ onLink: (url: string) => void, nameOf: (id: string) => string | undefined }} TextActions
 *   `nameOf`: of a person or a channel, by id
 */

/** What may stand in a line: code, something in angle brackets, bold, italic, struck out. A star inside a word is a star. */
const marks =
  /`([^`\n]+)`|<([^<>\n]+)>|(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\p{L}\p{N}~])/gu;

/**
 * A text object as nodes; formatted only when it is mrkdwn.
 * @param {TextObject | string | undefined} text
 * @param {TextActions} actions
 * @returns {DocumentFragment}
 */
export function textNodes(text, actions) {
  const nodes = document.createDocumentFragment();
  if (text === undefined) return nodes;
  if (typeof text === 'string') nodes.append(text);
  else if (text.type === 'plain_text') nodes.append(text.text);
  else nodes.append(mrkdwn(text.text, actions));
  return nodes;
}

/** The words of a text object. @param {TextObject | string | undefined} text */
export const wordsOf = (text) => (typeof text === 'string' ? text : (text?.text ?? ''));

/**
 * @param {string} source
 * @param {TextActions} actions
 * @returns {DocumentFragment}
 */
export function mrkdwn(source, actions) {
  const nodes = document.createDocumentFragment();
  source.split(/```\n?([\s\S]+?)\n?```\n?/).forEach((part, index) => {
    if (index % 2 === 1) nodes.append(el('pre', {}, unescaped(part)));
    else nodes.append(...paragraphs(part, actions));
  });
  return nodes;
}

/** Quoted lines stand together; the others stay as they are. @param {string} source @param {TextActions} actions */
function paragraphs(source, actions) {
  /** @type {Node[]} */
  const nodes = [];
  /** @type {{ quoted: boolean, lines: string[] }[]} */
  const runs = [];
  for (const line of source.split('\n')) {
    const quoted = /^(&gt;|>) ?/.test(line);
    const text = quoted ? line.replace(/^(&gt;|>) ?/, '') : line;
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.lines.push(text);
    else runs.push({ quoted, lines: [text] });
  }
  for (const { quoted, lines } of runs) {
    const content = inline(lines.join('\n'), actions);
    nodes.push(quoted ? el('blockquote', {}, content) : content);
  }
  return nodes;
}

/** @param {string} source @param {TextActions} actions */
function inline(source, actions) {
  const nodes = document.createDocumentFragment();
  let at = 0;
  for (const match of source.matchAll(marks)) {
    const [whole, code, angled, bold, italic, struck] = match;
    nodes.append(unescaped(source.slice(at, match.index)));
    at = match.index + whole.length;
    if (code !== undefined) nodes.append(el('code', {}, unescaped(code)));
    else if (angled !== undefined) nodes.append(reference(angled, actions));
    else if (bold !== undefined) nodes.append(el('b', {}, inline(bold, actions)));
    else if (italic !== undefined) nodes.append(el('i', {}, inline(italic, actions)));
    else nodes.append(el('s', {}, inline(struck ?? '', actions)));
  }
  nodes.append(unescaped(source.slice(at)));
  return nodes;
}

/** `<https://…|words>`, `<@U1>`, `<#C1>`, `<!here>`. @param {string} angled @param {TextActions} actions */
function reference(angled, { onLink, nameOf }) {
  const [target = '', ...rest] = angled.split('|');
  const label = unescaped(rest.join('|'));
  if (/^[@#]/.test(target)) {
    const name = nameOf(target.slice(1)) ?? (label || target.slice(1));
    return el('span', { class: 'mention' }, `${target[0]}${name}`);
  }
  if (target.startsWith('!date^')) return document.createTextNode(label);
  if (target.startsWith('!')) return el('span', { class: 'mention' }, `@${target.slice(1).split('^')[0]}`);
  const url = unescaped(target);
  if (!/^(https?|mailto|tel):/i.test(url)) return document.createTextNode(unescaped(`<${angled}>`));
  return link(url, label || url, onLink);
}

/** @param {string} url @param {string} words @param {(url: string) => void} onLink */
export function link(url, words, onLink) {
  const anchor = el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, words);
  if (/^https?:/i.test(url))
    anchor.addEventListener('click', (event) => {
      event.preventDefault();
      onLink(url);
    });
  return anchor;
}

/** Slack escapes these three and no others. @param {string} text */
const unescaped = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
