/**
 * @typedef {import('../stage.ts').CastMember} CastMember
 * @typedef {import('../stage.ts').StageClock} StageClock
 * @typedef {import('../stage.ts').ClockStep} ClockStep
 * @typedef {import('../mail-view.ts').MailLetter} MailLetter
 * @typedef {import('../telegram-double/index.ts').ChatView} ChatView
 * @typedef {import('../telegram-double/index.ts').ChatSummary} ChatSummary
 * @typedef {Pick<CastMember, 'userId' | 'bot'>} Talk Whose chat, and with which bot.
 */

const people = '/playground/people';

/** The server refused: `status` is that of HTTP, the message its reason. */
export class Refused extends Error {
  /** @param {number} status @param {string} reason */
  constructor(status, reason) {
    super(reason);
    this.status = status;
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<any>}
 */
export async function ask(path, init) {
  const response = await fetch(path, init);
  const body = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) throw new Refused(response.status, body.error);
  return body;
}

/** @param {string} path @param {object} body */
export const post = (path, body) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** @param {Talk} talk */
const chatPath = ({ userId, bot }) => `${people}/people/${userId}/chats/${bot}`;

/** @returns {Promise<CastMember[]>} */
export const cast = () => ask('/playground/cast');

/** @returns {Promise<StageClock>} */
export const clock = () => ask('/playground/clock');

/** @param {ClockStep} move @returns {Promise<StageClock>} */
export const moveClock = (move) => post('/playground/clock', { move });

export const reset = () => post('/playground/reset', {});

/** What clients were sent by e-mail, the newest first. @returns {Promise<MailLetter[]>} */
export const mail = () => ask('/playground/mail');

/** @param {string} letter @param {number} index */
export const mailFileUrl = (letter, index) => `/playground/mail/${letter}/${index}`;

/** @param {number} userId @returns {Promise<ChatSummary[]>} */
export const chats = (userId) => ask(`${people}/people/${userId}/chats`);

/**
 * The chat with its messages above `after`.
 * @param {Talk} talk
 * @param {number} [after]
 * @returns {Promise<ChatView>}
 */
export const chat = (talk, after = 0) => ask(`${chatPath(talk)}?after=${after}`);

/**
 * Does something in a chat: messages, edit, start, contact, location, read, block, unblock, press.
 * @param {Talk} talk
 * @param {string} what
 * @param {object} [body]
 */
export const act = (talk, what, body = {}) => post(`${chatPath(talk)}/${what}`, body);

/**
 * @param {Talk} talk
 * @param {{ kind: 'photo' | 'document', file: File, caption?: string, replyTo?: number | undefined }} upload
 */
export function sendFile(talk, { kind, file, caption, replyTo }) {
  const form = new FormData();
  form.set('kind', kind);
  if (caption) form.set('caption', caption);
  if (replyTo !== undefined) form.set('reply_to', String(replyTo));
  form.set('file', file, file.name);
  return ask(`${chatPath(talk)}/files`, { method: 'POST', body: form });
}

/** @param {string} fileId */
export const fileUrl = (fileId) => `${people}/files/${fileId}`;

/** @param {number | undefined} since */
export const eventsUrl = (since) => `${people}/events${since === undefined ? '' : `?since=${since}`}`;
