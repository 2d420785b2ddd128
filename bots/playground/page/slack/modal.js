import { el, icon } from '../dom.js';
import { t } from '../texts.js';
import { blockElements } from './blocks.js';
import { Hands, refusalOf } from './hands.js';
import { keepingFocus } from './keeping-focus.js';
import * as server from './server.js';

/** The modals of a person, one above another; the top one is shown over their Slack. */
export class Modal {
  #hands;
  #shown = '';
  #signature = '';
  #title = el('h2');
  #back = el(
    'button',
    { class: 'round', 'aria-label': t('slack.back'), 'data-testid': 'modal-back', hidden: true },
    icon('back'),
  );
  #blocks = el('form', { class: 'modal-blocks', novalidate: true });
  #trouble = el('p', { class: 'modal-trouble', role: 'alert', hidden: true });
  #close = el('button', { type: 'button', class: 'slack-button', 'data-testid': 'modal-close' });
  #submit = el('button', {
    type: 'button',
    class: 'slack-button',
    'data-style': 'primary',
    'data-testid': 'modal-submit',
  });
  #foot = el('footer', {}, this.#trouble, this.#close, this.#submit);

  /**
   * @param {import('./workplace.js').Workplace} workplace
   * @param {import('./conversation.js').Surroundings & { onOpen: (isOpen: boolean) => void }} around
   */
  constructor(workplace, around) {
    this.workplace = workplace;
    this.around = around;
    this.#hands = new Hands(workplace, 'modal', around);
    const leave = () => void around.run(() => server.close(workplace.id));
    const cross = el('button', { class: 'round', 'aria-label': t('close'), onclick: leave }, icon('close'));
    this.#close.addEventListener('click', leave);
    this.#back.addEventListener('click', leave);
    this.#submit.addEventListener('click', () => void this.#send());
    this.#blocks.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.window = el(
      'div',
      { class: 'slack-modal', role: 'dialog', 'aria-modal': 'true', 'data-testid': 'modal', tabindex: '-1' },
      el('header', {}, this.#back, el('img', { src: '/assets/mark.svg', alt: '' }), this.#title, cross),
      this.#blocks,
      this.#foot,
    );
    this.window.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') leave();
    });
    this.element = el('div', { class: 'modal-shade', hidden: true }, this.window);
  }

  render() {
    const top = this.workplace.modals.at(-1);
    this.element.hidden = top === undefined;
    this.around.onOpen(top !== undefined);
    if (!top) {
      this.#shown = this.#signature = '';
      return;
    }
    const signature = JSON.stringify([top.id, top.hash, top.errors, this.workplace.modals.length]);
    if (signature === this.#signature) return;
    const isNew = this.#shown !== top.id;
    const isObjected = Object.keys(top.errors).length > 0 && !isNew;
    this.#signature = signature;
    this.#shown = top.id;
    if (isNew) this.#hands = new Hands(this.workplace, 'modal', this.around);
    this.#trouble.hidden = true;
    this.#title.textContent = top.title ?? '';
    this.window.setAttribute('aria-label', top.title ?? '');
    this.#back.hidden = this.workplace.modals.length < 2;
    this.#close.textContent = top.close ?? t('close');
    this.#submit.hidden = top.submit === undefined;
    this.#submit.textContent = top.submit ?? '';
    keepingFocus(this.#blocks, () =>
      this.#blocks.replaceChildren(...blockElements(top.blocks, this.#hands.surface(top)), hiddenSubmit()),
    );
    if (isNew) this.#begin();
    else if (isObjected) this.#showObjection();
  }

  #begin() {
    this.#blocks.scrollTop = 0;
    const first = this.#blocks.querySelector('.block-input :is(input, textarea, button)');
    const target = first instanceof HTMLElement ? first : this.window;
    target.focus({ preventScroll: true });
  }

  #showObjection() {
    const wrong = this.#blocks.querySelector('[data-invalid]');
    wrong?.scrollIntoView({ block: 'nearest' });
    const field = wrong?.querySelector('input, textarea, button');
    if (field instanceof HTMLElement) field.focus({ preventScroll: true });
  }

  async #send() {
    if (this.#submit.hidden || this.#submit.getAttribute('aria-busy') === 'true') return;
    this.#submit.setAttribute('aria-busy', 'true');
    this.#trouble.hidden = true;
    await this.around.run(async () => {
      const { ack } = await this.#hands.after(() => server.submit(this.workplace.id));
      if (!ack || ack.ok) return;
      this.#trouble.textContent = refusalOf(ack);
      this.#trouble.hidden = false;
    });
    this.#submit.removeAttribute('aria-busy');
  }
}

/** Lets Enter in a line send the form. */
const hiddenSubmit = () => el('button', { type: 'submit', hidden: true, tabindex: '-1' });
