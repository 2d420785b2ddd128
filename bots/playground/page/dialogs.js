import { el, icon } from './dom.js';
import { t } from './texts.js';

/**
 * Opens a modal dialog; it closes by Escape, by a click beside it, or by `close(value)`.
 * @template T
 * @param {string} label
 * @param {(close: (value: T) => void) => (Node | null)[]} build
 * @param {{ className?: string }} [options]
 * @returns {Promise<T | undefined>} undefined when it was dismissed
 */
export function openDialog(label, build, { className = '' } = {}) {
  return new Promise((resolve) => {
    /** @type {T | undefined} */
    let result;
    const dialog = el('dialog', { class: `dialog ${className}`, 'aria-label': label });
    const close = (/** @type {T} */ value) => {
      result = value;
      dialog.close();
    };
    dialog.append(...build(close).filter((node) => node !== null));
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog) dialog.close();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** @param {{ title: string, text: string, yes: string, no?: string, isDangerous?: boolean }} ask */
export function confirmDialog({ title, text, yes, no = t('cancel'), isDangerous = true }) {
  return openDialog(title, (/** @type {(value: true) => void} */ close) => [
    el('h2', {}, title),
    el('p', {}, text),
    el(
      'div',
      { class: 'dialog-buttons' },
      el('button', { class: 'plain', autofocus: true, onclick: dismiss }, no),
      el(
        'button',
        {
          class: isDangerous ? 'danger' : 'primary',
          'data-testid': 'confirm',
          onclick: () => close(true),
        },
        yes,
      ),
    ),
  ]);
}

/** @param {string} title @param {string} text */
export function alertDialog(title, text) {
  return openDialog(
    title,
    () => [
      el('h2', {}, title),
      el('p', {}, text),
      el(
        'div',
        { class: 'dialog-buttons' },
        el(
          'button',
          { class: 'primary', 'data-testid': 'alert-ok', autofocus: true, onclick: dismiss },
          t('ok'),
        ),
      ),
    ],
    { className: 'alert' },
  );
}

/** @param {{ url: string, name: string, caption: string | undefined }} photo */
export function openPhoto({ url, name, caption }) {
  return openDialog(
    name,
    () => [
      el('img', { src: url, alt: caption ?? name }),
      el(
        'div',
        { class: 'photo-bar' },
        el('span', {}, caption ?? ''),
        el(
          'a',
          { href: url, download: name, class: 'round', 'aria-label': t('message.download', { name }) },
          icon('download'),
        ),
        el(
          'button',
          { class: 'round', 'aria-label': t('close'), autofocus: true, onclick: dismiss },
          icon('close'),
        ),
      ),
    ],
    { className: 'photo-view' },
  );
}

/** Closes the dialog a button stands in. @param {Event} event */
export function dismiss(event) {
  const { target } = event;
  if (target instanceof Element) target.closest('dialog')?.close();
}
