import { avatar } from './avatar.js';
import { dismiss, openDialog } from './dialogs.js';
import { el } from './dom.js';
import { roleName, t } from './texts.js';

/** @typedef {import('./server.js').CastMember} CastMember */

/**
 * The bot and the payload of a `t.me/<bot>?start=<payload>` link; null for any other address.
 * @param {string} address
 */
export function readDeepLink(address) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const bot = /^\/(\w+)\/?$/.exec(url.pathname)?.[1];
  if (!['t.me', 'telegram.me'].includes(url.hostname) || !bot) return null;
  return { bot, payload: url.searchParams.get('start') ?? undefined };
}

/**
 * Asks who opens a link to a bot, since an invitation is usually for somebody else than its reader.
 * @param {string} address
 * @param {string} bot
 * @param {CastMember[]} cast
 * @returns {Promise<CastMember | undefined>}
 */
export function chooseWhoOpens(address, bot, cast) {
  const able = cast.filter((member) => member.bot.toLowerCase() === bot.toLowerCase());
  return openDialog(t('link.title'), (/** @type {(member: CastMember) => void} */ close) => [
    el('h2', {}, t('link.title')),
    el('p', {}, able.length > 0 ? t('link.text', { bot: `@${bot}` }) : t('link.nobody')),
    el(
      'div',
      { class: 'choices people-choices' },
      ...able.map((member) =>
        el(
          'button',
          { 'data-testid': `open-as-${member.userId}`, onclick: () => close(member) },
          avatar(member),
          el(
            'span',
            { class: 'card-lines' },
            el('b', {}, member.name),
            el('small', {}, [roleName(member.role), member.company].filter(Boolean).join(' · ')),
          ),
        ),
      ),
    ),
    el(
      'div',
      { class: 'dialog-buttons' },
      el(
        'button',
        {
          class: 'plain',
          onclick: (/** @type {Event} */ event) => {
            void navigator.clipboard?.writeText(address);
            dismiss(event);
          },
        },
        t('link.copy'),
      ),
      el('button', { class: 'plain', onclick: dismiss }, t('cancel')),
    ),
  ]);
}
