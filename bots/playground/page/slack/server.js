import { ask, post } from '../server.js';

/**
 * @typedef {import('./shapes.ts').Place} Place
 * @typedef {import('./shapes.ts').Option} Option
 * @typedef {import('./shapes.ts').SeenFile} SeenFile
 */

const root = '/playground/slack';

/** @param {string} person @param {string} [channel] */
const chatPath = (person, channel) =>
  `${root}/people/${person}/chats${channel === undefined ? '' : `/${channel}`}`;

/** @returns {Promise<import('./shapes.ts').SlackApp>} */
export const app = () => ask(`${root}/app`);

/** @returns {Promise<import('./shapes.ts').SlackPerson[]>} */
export const people = () => ask(`${root}/people`);

/** @param {string} person @returns {Promise<import('./shapes.ts').ChatSummary[]>} */
export const chats = (person) => ask(chatPath(person));

/** @param {string} person @param {string} channel @returns {Promise<import('./shapes.ts').ChatView>} */
export const chat = (person, channel) => ask(chatPath(person, channel));

/**
 * Does something in a chat: messages, command, shortcut, read.
 * @param {string} person
 * @param {string} channel
 * @param {string} what
 * @param {object} [body]
 */
export const act = (person, channel, what, body = {}) => post(`${chatPath(person, channel)}/${what}`, body);

/**
 * Writes with files.
 * @param {string} person
 * @param {string} channel
 * @param {{ text: string, files: File[], thread?: string | undefined }} message
 */
export function sendFiles(person, channel, { text, files, thread }) {
  const form = new FormData();
  if (text) form.set('text', text);
  if (thread !== undefined) form.set('thread_ts', thread);
  for (const file of files) form.append('file', file, file.name);
  return ask(`${chatPath(person, channel)}/files`, { method: 'POST', body: form });
}

/** Puts a file where a field of a modal can take it. @param {string} person @param {File} file @returns {Promise<SeenFile>} */
export function upload(person, file) {
  const form = new FormData();
  form.set('file', file, file.name);
  return ask(`${root}/people/${person}/files`, { method: 'POST', body: form });
}

/** @param {string} person @param {string} callbackId @returns {Promise<import('./shapes.ts').Ack>} */
export const shortcut = (person, callbackId) =>
  post(`${root}/people/${person}/shortcut`, { callback_id: callbackId });

/** @param {string} person @param {'home' | 'messages'} tab */
export const openHome = (person, tab) => post(`${root}/people/${person}/home/open`, { tab });

/** @param {string} person @returns {Promise<import('./shapes.ts').SeenView | null>} */
export const home = (person) => ask(`${root}/people/${person}/home`);

/** The stack of modals, the top one last. @param {string} person @returns {Promise<import('./shapes.ts').SeenView[]>} */
export const modals = (person) => ask(`${root}/people/${person}/modals`);

/**
 * Presses, chooses or fills in.
 * @param {string} person
 * @param {{ on: Place, action_id: string, block_id: string, value?: string | string[] }} what
 * @returns {Promise<import('./shapes.ts').Use>}
 */
export const use = (person, what) => post(`${root}/people/${person}/use`, what);

/**
 * What an external select offers for typed words.
 * @param {string} person
 * @param {{ on: Place, action_id: string, block_id: string, query: string }} what
 * @returns {Promise<{ options: Option[] }>}
 */
export const options = (person, what) => post(`${root}/people/${person}/options`, what);

/** Sends the top modal. @param {string} person @returns {Promise<import('./shapes.ts').Submission>} */
export const submit = (person) => post(`${root}/people/${person}/submit`, {});

/** Closes the top modal. @param {string} person */
export const close = (person) => post(`${root}/people/${person}/close`, {});

/** @param {SeenFile} file */
export const fileUrl = ({ url }) => `${root}/${url.replace(/^\//, '')}`;

/** @param {number | undefined} since */
export const eventsUrl = (since) => `${root}/events${since === undefined ? '' : `?since=${since}`}`;
