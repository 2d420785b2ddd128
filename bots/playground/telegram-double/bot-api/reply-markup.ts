import type { CallbackButton } from '../state/records.ts';
import { booleanField, isObject, type JsonObject, requiredString, stringField } from './fields.ts';
import type { Params } from './params.ts';
import { badRequest } from './refusal.ts';

export type ReplyMarkup =
  | { kind: 'inline'; inline_keyboard: CallbackButton[][] }
  | { kind: 'keyboard' | 'force_reply'; markup: JsonObject }
  | { kind: 'remove' };

const maxButtons = 100;
const callbackDataBytes = 64;

/** Reads and checks `reply_markup`; undefined when there is none or it is empty. */
export function readReplyMarkup(params: Params, inPrivateChat: boolean): ReplyMarkup | undefined {
  const value = params.json('reply_markup', "Can't parse reply keyboard markup JSON object");
  if (value === undefined) return undefined;
  if (!isObject(value)) throw badRequest('Object expected as reply markup');
  const keyboard = rows(value, 'keyboard', 'Field "keyboard" must be an Array of Arrays');
  const inline = rows(
    value,
    'inline_keyboard',
    'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  );
  for (const name of [
    'remove_keyboard',
    'force_reply',
    'selective',
    'resize_keyboard',
    'one_time_keyboard',
    'is_persistent',
  ]) {
    booleanField(value, name, '');
  }
  const placeholder = stringField(value, 'input_field_placeholder', '');
  if (placeholder !== undefined && [...placeholder].length > 64)
    throw badRequest('INPUT_FIELD_PLACEHOLDER_INVALID');
  if (keyboard.length > 0) {
    const buttons = keyboard.map((row) => row.map((button) => keyboardButton(button, inPrivateChat)));
    return { kind: 'keyboard', markup: { ...value, keyboard: buttons.filter((row) => row.length > 0) } };
  }
  if (inline.length > 0) {
    const buttons = inline.map((row) => row.map(inlineButton)).filter((row) => row.length > 0);
    if (buttons.flat().length > maxButtons) throw badRequest('reply markup is too long');
    return buttons.length > 0 ? { kind: 'inline', inline_keyboard: buttons } : undefined;
  }
  if (value.remove_keyboard === true) return { kind: 'remove' };
  if (value.force_reply === true) return { kind: 'force_reply', markup: value };
  return undefined;
}

/** The markup of an edit: an inline keyboard or nothing. */
export function readInlineMarkup(params: Params, inPrivateChat: boolean): CallbackButton[][] | undefined {
  const markup = readReplyMarkup(params, inPrivateChat);
  if (markup !== undefined && markup.kind !== 'inline') throw badRequest('Inline keyboard expected');
  return markup?.inline_keyboard;
}

function rows(object: JsonObject, name: string, notRows: string): unknown[][] {
  const value = object[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw badRequest(`Field "${name}" must be of type Array`);
  if (!value.every(Array.isArray)) throw badRequest(notRows);
  return value;
}

function keyboardButton(button: unknown, inPrivateChat: boolean): JsonObject {
  const within = "can't parse keyboard button: ";
  if (typeof button === 'string') return keyboardButton({ text: button }, inPrivateChat);
  if (!isObject(button)) throw badRequest(`${within}KeyboardButton must be a String or an Object`);
  const text = requiredString(button, 'text', within);
  if (text === '') throw badRequest('Keyboard button text must be non-empty');
  const asksContact = booleanField(button, 'request_contact', within);
  const asksLocation = booleanField(button, 'request_location', within);
  if (asksContact && !inPrivateChat) throw badRequest('Phone number can be requested in private chats only');
  if (asksLocation && !inPrivateChat) throw badRequest('Location can be requested in private chats only');
  return { ...button, text };
}

function inlineButton(button: unknown): CallbackButton {
  const within = "can't parse inline keyboard button: ";
  if (!isObject(button)) throw badRequest(`${within}InlineKeyboardButton must be an Object`);
  const text = requiredString(button, 'text', within);
  if (text.trim() === '') throw badRequest('Inline keyboard button text must be non-empty');
  const style = stringField(button, 'style', within);
  if (style && !['danger', 'success', 'primary'].includes(style))
    throw badRequest(`${within}invalid button style specified`);
  return { text, ...(style ? { style } : {}), ...buttonAction(button, within) };
}

function buttonAction(button: JsonObject, within: string): JsonObject {
  const url = stringField(button, 'url', within);
  if (url) {
    checkUrl(url);
    return { url };
  }
  const data = stringField(button, 'callback_data', within);
  if (data) {
    if (Buffer.byteLength(data) > callbackDataBytes) throw badRequest('BUTTON_DATA_INVALID');
    return { callback_data: data };
  }
  for (const name of ['switch_inline_query', 'switch_inline_query_current_chat']) {
    if (name in button) return { [name]: requiredString(button, name, within) };
  }
  const copied = button.copy_text;
  if (isObject(copied)) {
    const copiedText = requiredString(copied, 'text', within);
    if (copiedText === '' || [...copiedText].length > 256) throw badRequest('BUTTON_COPY_TEXT_INVALID');
    return { copy_text: { text: copiedText } };
  }
  const webApp = button.web_app;
  if (isObject(webApp)) return { web_app: { url: requiredString(webApp, 'url', within) } };
  throw badRequest(`${within}Text buttons are unallowed in the inline keyboard`);
}

function checkUrl(url: string): void {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`;
  const parsed = URL.canParse(whole) ? new URL(whole) : undefined;
  const known = parsed && ['http:', 'https:', 'tg:', 'ton:', 'tonsite:'].includes(parsed.protocol);
  const reachable = parsed && (!parsed.protocol.startsWith('http') || parsed.hostname.includes('.'));
  if (!known) throw badRequest(`Inline keyboard button URL '${url}' is invalid: Unsupported URL protocol`);
  if (!reachable) throw badRequest(`Inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
}
