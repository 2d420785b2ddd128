import { type Entity, type FormattedText, isWellFormed } from './formatted-text.ts';
import { decodeHtmlEntity } from './html-entity.ts';
import { ParseFailure } from './parse-failure.ts';

/**
 * Parses Telegram's HTML markup as the Bot API server does: the same tags, the same refusals with offsets in
 * bytes of UTF-8.
 */
export function parseHtml(source: string): FormattedText {
  const entities: Entity[] = [];
  const open: OpenTag[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const char = source[at];
    if (char === '&') {
      const decoded = decodeHtmlEntity(source, at);
      text += decoded?.text ?? '&';
      at = decoded?.next ?? at + 1;
    } else if (char !== '<') {
      text += char;
      at += 1;
    } else if (source[at + 1] === '/') {
      at = readEndTag(source, at, open, entities, text);
    } else {
      const tag = readStartTag(source, at);
      open.push({ ...tag, offset: text.length });
      at = tag.next;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw new ParseFailure(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  if (!isWellFormed(text)) {
    throw new ParseFailure(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    );
  }
  for (const entity of entities) if (entity.type === 'code') delete entity.language;
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

interface StartTag {
  name: string;
  attributes: Map<string, string>;
  next: number;
}

type OpenTag = StartTag & { offset: number };

const tagTypes: Record<string, Entity['type']> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  u: 'underline',
  ins: 'underline',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  pre: 'pre',
  code: 'code',
  blockquote: 'blockquote',
};

const isSpace = (char: string | undefined) => char !== undefined && /\s/.test(char);
const byteOffset = (source: string, index: number) => Buffer.byteLength(source.slice(0, index));

function readStartTag(source: string, begin: number): StartTag {
  const place = () => `at byte offset ${byteOffset(source, begin)}`;
  let at = begin + 1;
  while (at < source.length && !isSpace(source[at]) && source[at] !== '>') at += 1;
  if (at >= source.length) throw new ParseFailure(`Unclosed start tag ${place()}`);
  const name = source.slice(begin + 1, at).toLowerCase();
  if (!Object.hasOwn(tagTypes, name)) throw new ParseFailure(`Unsupported start tag "${name}" ${place()}`);
  const attributes = new Map<string, string>();
  while (true) {
    while (isSpace(source[at])) at += 1;
    if (source[at] === '>') break;
    const nameBegin = at;
    while (at < source.length && !/[\s=>/"']/.test(source[at]!)) at += 1;
    const attribute = source.slice(nameBegin, at);
    if (attribute === '') throw new ParseFailure(`Empty attribute name in the tag "${name}" ${place()}`);
    while (isSpace(source[at])) at += 1;
    if (at >= source.length) throw new ParseFailure(`Unclosed start tag "${name}" ${place()}`);
    if (source[at] !== '=') {
      attributes.set(attribute, '');
      continue;
    }
    at += 1;
    while (isSpace(source[at])) at += 1;
    if (at >= source.length) throw new ParseFailure(`Unclosed start tag "${name}" ${place()}`);
    const value = readAttributeValue(source, at);
    at = value.next;
    if (at >= source.length) throw new ParseFailure(`Unclosed start tag ${place()}`);
    attributes.set(attribute, value.text);
  }
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw new ParseFailure(`Tag "span" must have class "tg-spoiler" ${place()}`);
  }
  return { name, attributes, next: at + 1 };
}

function readAttributeValue(source: string, begin: number): { text: string; next: number } {
  const quote = source[begin];
  let at = begin;
  if (quote !== '"' && quote !== "'") {
    while (at < source.length && /[a-z0-9.-]/i.test(source[at]!)) at += 1;
    if (at < source.length && !isSpace(source[at]) && source[at] !== '>') {
      throw new ParseFailure(`Unexpected end of name token at byte offset ${byteOffset(source, begin)}`);
    }
    return { text: source.slice(begin, at).toLowerCase(), next: at };
  }
  let text = '';
  at += 1;
  while (at < source.length && source[at] !== quote) {
    const decoded = source[at] === '&' ? decodeHtmlEntity(source, at) : undefined;
    text += decoded?.text ?? source[at];
    at = decoded?.next ?? at + 1;
  }
  return { text, next: at + 1 };
}

function readEndTag(
  source: string,
  begin: number,
  open: OpenTag[],
  entities: Entity[],
  text: string,
): number {
  const place = `at byte offset ${byteOffset(source, begin)}`;
  const tag = open.pop();
  if (!tag) throw new ParseFailure(`Unexpected end tag ${place}`);
  let at = begin + 2;
  while (at < source.length && !isSpace(source[at]) && source[at] !== '>') at += 1;
  const name = source.slice(begin + 2, at).toLowerCase();
  while (isSpace(source[at])) at += 1;
  if (source[at] !== '>') throw new ParseFailure(`Unclosed end tag ${place}`);
  if (name !== '' && name !== tag.name) {
    throw new ParseFailure(`Unmatched end tag ${place}, expected "</${tag.name}>", found "</${name}>"`);
  }
  if (text.length > tag.offset) addEntity(entities, tag, text);
  return at + 1;
}

function addEntity(entities: Entity[], tag: OpenTag, text: string): void {
  const span = { offset: tag.offset, length: text.length - tag.offset };
  const previous = entities.at(-1);
  const wraps = previous?.offset === span.offset && previous.length === span.length ? previous : undefined;
  const language = /^language-(.+)$/.exec(tag.attributes.get('class') ?? '')?.[1];
  switch (tag.name) {
    case 'a':
      addLink(entities, span, tag.attributes.get('href') || text.slice(tag.offset));
      break;
    case 'tg-emoji': {
      const id = tag.attributes.get('emoji-id') ?? '';
      if (!/^[1-9]\d*$/.test(id)) throw new ParseFailure('Invalid custom emoji identifier specified');
      entities.push({ type: 'custom_emoji', ...span, custom_emoji_id: id });
      break;
    }
    case 'blockquote':
      entities.push({
        type: tag.attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote',
        ...span,
      });
      break;
    case 'pre':
      if (wraps?.type === 'code') entities.pop();
      entities.push({ type: 'pre', ...span, ...(wraps?.language ? { language: wraps.language } : {}) });
      break;
    case 'code':
      if (wraps?.type === 'pre' && language) wraps.language = language;
      // The language waits on the entity for a surrounding <pre> to take it; code alone has none.
      else entities.push({ type: 'code', ...span, ...(language ? { language } : {}) });
      break;
    default:
      entities.push({ type: tagTypes[tag.name]!, ...span });
  }
}

function addLink(entities: Entity[], span: { offset: number; length: number }, target: string): void {
  const user = /^tg:\/\/user\?id=(\d+)$/.exec(target)?.[1];
  if (user) entities.push({ type: 'text_mention', ...span, user: { id: Number(user) } });
  else if (/^(https?:\/\/|tg:\/\/|mailto:|tel:)?[^\s/]+\.?[^\s]*$/i.test(target)) {
    const url = /^[a-z][a-z0-9+.-]*:/i.test(target) ? target : `http://${target}`;
    if (URL.canParse(url)) entities.push({ type: 'text_link', ...span, url: new URL(url).href });
  }
}
