import { el, icon } from '../dom.js';
import { placeBeside } from '../menu.js';
import { t } from '../texts.js';
import { wordsOf } from './mrkdwn.js';

/**
 * @typedef {import('./shapes.ts').Option} Option
 * @typedef {{ label: string, options: Option[] }} Group
 * @typedef {{
 *   label: string,
 *   placeholder: string,
 *   isSeveral: boolean,
 *   isOptional: boolean,
 *   most?: number | undefined,
 *   chosen: Option[],
 *   minQuery: number,
 *   load: (typed: string) => Promise<Group[]>,
 *   onChange: (chosen: Option[]) => void,
 *   className?: string,
 * }} SelectParts `load` finds what fits the typed words; it is not asked before `minQuery` characters are typed;
 *   what is optional is emptied by choosing again what is chosen
 */

const pauseMs = 180;
let boxes = 0;

/** A choice of one or several out of a list that is searched by typing. */
export class Select {
  /** @type {Option[]} */
  #chosen;
  #value = el('span', { class: 'select-value' });
  #trigger;
  #chips = el('span', { class: 'select-chips' });
  /** @type {{ list: HTMLElement, input: HTMLInputElement, popover: HTMLElement } | null} */
  #open = null;
  #asked = 0;
  #id = `select-${++boxes}`;

  /** @param {SelectParts} parts */
  constructor(parts) {
    this.parts = parts;
    this.#chosen = parts.chosen;
    this.#trigger = el(
      'button',
      {
        type: 'button',
        class: `slack-select ${parts.className ?? ''}`,
        'aria-haspopup': 'listbox',
        'aria-expanded': 'false',
        'data-testid': 'select',
        onclick: () => this.#show(),
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          if (!['ArrowDown', 'ArrowUp'].includes(event.key)) return;
          event.preventDefault();
          this.#show();
        },
      },
      this.#value,
      icon('chevron'),
    );
    this.element = el('span', { class: 'select-box' }, this.#chips, this.#trigger);
    this.#draw();
  }

  focus() {
    this.#trigger.focus();
  }

  #draw() {
    const { isSeveral, placeholder, label } = this.parts;
    const words = isSeveral ? '' : wordsOf(this.#chosen[0]?.text);
    this.#value.textContent = words || placeholder;
    this.#value.classList.toggle('placeholder', !words);
    this.#trigger.setAttribute('aria-label', words ? `${label}: ${words}` : label);
    this.#chips.hidden = !isSeveral || this.#chosen.length === 0;
    if (isSeveral) this.#chips.replaceChildren(...this.#chosen.map((option) => this.#chip(option)));
  }

  /** @param {Option} option */
  #chip(option) {
    const words = wordsOf(option.text);
    const remove = el(
      'button',
      {
        type: 'button',
        'aria-label': t('slack.remove', { name: words }),
        onclick: () => this.#toggle(option),
      },
      icon('close'),
    );
    return el('span', { class: 'select-chip', 'data-testid': 'chip' }, words, remove);
  }

  #show() {
    if (this.#open) return;
    const { label, isSeveral } = this.parts;
    const list = el('div', {
      id: this.#id,
      class: 'select-list',
      role: 'listbox',
      'aria-label': label,
      'aria-multiselectable': isSeveral ? 'true' : undefined,
    });
    const input = el('input', {
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      'aria-expanded': 'true',
      'aria-controls': this.#id,
      'aria-autocomplete': 'list',
      'aria-label': label,
      placeholder: t('slack.search'),
      'data-testid': 'select-search',
    });
    const popover = el('div', { class: 'select-menu', popover: 'auto' }, input, list);
    this.#open = { list, input, popover };
    let pause = setTimeout(() => undefined, 0);
    input.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(() => void this.#load(), pauseMs);
    });
    input.addEventListener('keydown', (event) => this.#onKey(event));
    popover.addEventListener('toggle', (event) => {
      const closed = /** @type {ToggleEvent} */ (event).newState === 'closed';
      this.#trigger.setAttribute('aria-expanded', String(!closed));
      if (!closed) return;
      clearTimeout(pause);
      popover.remove();
      this.#open = null;
    });
    this.element.append(popover);
    popover.showPopover();
    popover.style.setProperty('min-width', `${Math.min(this.#trigger.offsetWidth, 420)}px`);
    placeBeside(popover, this.#trigger);
    input.focus({ preventScroll: true });
    void this.#load();
  }

  #close() {
    this.#open?.popover.hidePopover();
    this.#trigger.focus({ preventScroll: true });
  }

  async #load() {
    const open = this.#open;
    if (!open) return;
    const { minQuery, load } = this.parts;
    const typed = open.input.value.trim();
    const asked = ++this.#asked;
    if (typed.length < minQuery) return this.#fill([], t('slack.typeMore', { count: minQuery }));
    open.list.setAttribute('aria-busy', 'true');
    const groups = await load(typed).catch(() => null);
    if (asked !== this.#asked || this.#open !== open) return;
    open.list.removeAttribute('aria-busy');
    this.#fill(groups ?? [], t(groups ? 'slack.nothingFound' : 'slack.notLoaded'));
  }

  /** @param {Group[]} groups @param {string} ifNone */
  #fill(groups, ifNone) {
    if (!this.#open) return;
    const { list, popover } = this.#open;
    /** @type {HTMLElement[]} */
    const rows = [];
    let at = 0;
    for (const { label, options } of groups) {
      if (label && options.length > 0) rows.push(el('div', { class: 'select-group' }, label));
      for (const option of options) rows.push(this.#row(option, at++));
    }
    if (at === 0) rows.push(el('div', { class: 'select-none', role: 'status' }, ifNone));
    list.replaceChildren(...rows);
    const chosen = this.#rows().findIndex((row) => row.getAttribute('aria-selected') === 'true');
    this.#point(Math.max(0, chosen));
    placeBeside(popover, this.#trigger);
  }

  /** @param {Option} option @param {number} index */
  #row(option, index) {
    return el(
      'div',
      {
        id: `${this.#id}-${index}`,
        class: 'select-option',
        role: 'option',
        'aria-selected': String(this.#isChosen(option.value)),
        'data-value': option.value,
        'data-testid': 'option',
        onclick: () => this.#toggle(option),
      },
      el('span', {}, wordsOf(option.text)),
      option.description ? el('small', {}, wordsOf(option.description)) : null,
    );
  }

  /** @param {string | undefined} value */
  #isChosen(value) {
    return this.#chosen.some((option) => option.value === value);
  }

  /** @param {Option} option */
  #toggle(option) {
    const { isSeveral, isOptional, most, onChange } = this.parts;
    const without = this.#chosen.filter(({ value }) => value !== option.value);
    if (without.length < this.#chosen.length && (isSeveral || isOptional)) this.#chosen = without;
    else if (!isSeveral) this.#chosen = [option];
    else if (most === undefined || without.length < most) this.#chosen = [...without, option];
    this.#draw();
    if (isSeveral) {
      for (const row of this.#rows())
        row.setAttribute('aria-selected', String(this.#isChosen(row.dataset.value)));
      this.#open?.input.focus();
    } else this.#close();
    onChange(this.#chosen);
  }

  /** @returns {HTMLElement[]} */
  #rows() {
    return [...(this.#open?.list.querySelectorAll('[role=option]') ?? [])].map(
      (row) => /** @type {HTMLElement} */ (row),
    );
  }

  /** Marks the option that Enter would take. @param {number} index */
  #point(index) {
    const rows = this.#rows();
    rows.forEach((row, at) => {
      row.classList.toggle('pointed', at === index);
    });
    rows[index]?.scrollIntoView({ block: 'nearest' });
    if (rows[index]) this.#open?.input.setAttribute('aria-activedescendant', rows[index].id);
    else this.#open?.input.removeAttribute('aria-activedescendant');
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const rows = this.#rows();
    const at = rows.findIndex((row) => row.classList.contains('pointed'));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && rows.length > 0) {
      event.preventDefault();
      this.#point((at + step + rows.length) % rows.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      rows[at]?.click();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      this.#close();
    } else if (event.key === 'Tab') this.#close();
  }
}
