import {
  type Entity,
  type FormattedText,
  isWellFormed,
  trimmed,
  withoutControls,
} from '../text/formatted-text.ts';
import { withFoundEntities } from '../text/found-entities.ts';
import { parseHtml } from '../text/html.ts';
import { ParseFailure } from '../text/parse-failure.ts';
import { isObject } from './fields.ts';
import type { Params } from './params.ts';
import { badRequest } from './refusal.ts';

const textLimit = 4096;
const captionLimit = 1024;

/** Length as Telegram counts it for limits: in characters, not UTF-16 units. */
const lengthOf = (text: string) => [...text].length;

/** `text` of a message with its entities; refuses empty and too long text. */
export function readMessageText(params: Params): FormattedText {
  const source = params.text('text') ?? '';
  if (source === '') throw badRequest('Message text is empty');
  const formatted = format(source, params, 'entities');
  if (formatted.text === '') throw badRequest('Text must be non-empty');
  if (lengthOf(formatted.text) > textLimit) throw badRequest('message is too long');
  return formatted;
}

/** `caption` with its entities; empty when there is none. */
export function readCaption(params: Params): FormattedText {
  const formatted = format(params.text('caption') ?? '', params, 'caption_entities');
  if (lengthOf(formatted.text) > captionLimit) throw badRequest('message caption is too long');
  return formatted;
}

function format(source: string, params: Params, entitiesName: string): FormattedText {
  if (!isWellFormed(source)) throw badRequest('strings must be encoded in UTF-8');
  const mode = (params.text('parse_mode') ?? '').toLowerCase();
  let marked: FormattedText;
  if (mode === '' || mode === 'none') marked = unparsed(source, readEntities(params, entitiesName));
  else if (mode === 'html') marked = parsed(withoutControls(source));
  else if (mode.startsWith('markdown')) throw badRequest('the playground does not parse Markdown; send HTML');
  else throw badRequest('Unsupported parse_mode');
  return withFoundEntities(trimmed(marked));
}

/** Given entities count the characters as they were sent, so those stay. */
function unparsed(source: string, entities: Entity[]): FormattedText {
  return { text: entities.length > 0 ? source : withoutControls(source), entities };
}

function parsed(source: string): FormattedText {
  try {
    return parseHtml(source);
  } catch (error) {
    if (error instanceof ParseFailure) throw badRequest(`can't parse entities: ${error.message}`);
    throw error;
  }
}

function readEntities(params: Params, name: string): Entity[] {
  const value = params.json(name, "Can't parse entities JSON object");
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw badRequest("Can't parse entities JSON object");
  return value.map((entity) => {
    const ok =
      isObject(entity) &&
      typeof entity.type === 'string' &&
      Number.isInteger(entity.offset) &&
      Number.isInteger(entity.length);
    if (!ok) throw badRequest("Can't parse MessageEntity: expected an Object");
    return entity as unknown as Entity;
  });
}
