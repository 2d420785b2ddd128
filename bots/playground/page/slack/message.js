import { documentLink } from '../attachments.js';
import { avatar } from '../avatar.js';
import { openPhoto } from '../dialogs.js';
import { el, icon } from '../dom.js';
import { openMenu } from '../menu.js';
import { t } from '../texts.js';
import { clockTime, fullTime } from '../time.js';
import { blockElements } from './blocks.js';
import { mrkdwn } from './mrkdwn.js';
import * as server from './server.js';
import { timeOf } from './workplace.js';

/**
 * @typedef {import('./shapes.ts').SeenMessage} SeenMessage
 * @typedef {{
 *   surface: (message: SeenMessage) => import('./controls.js').Surface,
 *   menu: (message: SeenMessage) => import('../menu.js').MenuItem[],
 *   onThread: ((message: SeenMessage) => void) | undefined,
 * }} MessageHands
 */

/**
 * One message: who, when, its blocks or words, its files, the way to its thread.
 * @param {SeenMessage} message
 * @param {{ replies: number, isFirst: boolean }} around how many answers its thread has; whether its writer is named above it
 * @param {MessageHands} hands
 */
export function messageElement(message, { replies, isFirst }, hands) {
  const { ts, from, blocks, text, files = [], edited, ephemeral } = message;
  const surface = hands.surface(message);
  const at = timeOf(message);
  const time = el('time', { datetime: new Date(at).toISOString(), title: fullTime(at) }, clockTime(at));
  /** @type {HTMLElement | null} */
  let whole = null;
  /** Nothing else can be pressed in a message until the app has heard the press. @type {typeof surface.use} */
  const use = async (...what) => {
    whole?.setAttribute('aria-busy', 'true');
    await surface.use(...what).finally(() => whole?.removeAttribute('aria-busy'));
  };
  const body = blocks?.length
    ? blockElements(blocks, { ...surface, use })
    : [text ? el('div', { class: 'mrkdwn text', dir: 'auto' }, mrkdwn(text, surface)) : null];
  whole = el(
    'article',
    {
      class: `slack-message${isFirst ? ' first' : ''}${ephemeral ? ' ephemeral' : ''}`,
      'data-testid': 'slack-message',
      'data-ts': ts,
      tabindex: '-1',
    },
    el('div', { class: 'message-side' }, isFirst ? face(from) : time),
    el(
      'div',
      { class: 'message-body' },
      isFirst
        ? el(
            'div',
            { class: 'message-head' },
            el('b', {}, from.name),
            from.is_app ? el('span', { class: 'app-tag' }, t('slack.app')) : null,
            time,
          )
        : null,
      ...body,
      edited && !from.is_app ? el('small', { class: 'edited' }, `(${t('message.edited')})`) : null,
      ...files.map((file) => fileElement(file)),
      ephemeral ? el('small', { class: 'only-you' }, t('slack.onlyYou')) : null,
      replies > 0 && hands.onThread ? threadLink(message, replies, hands.onThread) : null,
    ),
    actionsOf(message, hands),
  );
  return whole;
}

/** @param {SeenMessage['from']} from */
function face({ id, name, is_app }) {
  if (is_app) return el('img', { class: 'app-face', src: '/assets/mark.svg', alt: '' });
  const number = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return avatar({ userId: number, name });
}

/** @param {import('./shapes.ts').SeenFile} file */
function fileElement(file) {
  const { name, size, mimetype } = file;
  const url = server.fileUrl(file);
  if (!mimetype.startsWith('image/')) return documentLink({ url, name, size });
  const view = () => void openPhoto({ url, name, caption: name });
  return el(
    'button',
    { class: 'image-button', 'aria-label': `${t('message.enlarge')}: ${name}`, onclick: view },
    el('img', { src: url, alt: name, loading: 'lazy' }),
  );
}

/** @param {SeenMessage} message @param {number} replies @param {(message: SeenMessage) => void} onThread */
const threadLink = (message, replies, onThread) =>
  el(
    'button',
    { class: 'thread-link', 'data-testid': 'thread', onclick: () => onThread(message) },
    t('slack.replies', { count: replies }),
  );

/** @param {SeenMessage} message @param {MessageHands} hands */
function actionsOf(message, { onThread, menu }) {
  const more = el(
    'button',
    {
      class: 'message-more',
      'aria-label': t('message.actions'),
      'aria-haspopup': 'menu',
      'data-testid': 'message-more',
    },
    icon('more'),
  );
  more.addEventListener('click', () => {
    const reply = onThread && {
      content: [icon('reply'), t('slack.reply')],
      run: () => onThread(message),
      testId: 'reply-in-thread',
    };
    openMenu(more, [...(reply ? [reply] : []), ...menu(message)], { label: t('message.actions') });
  });
  return more;
}
