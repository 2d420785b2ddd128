import { el } from './dom.js';

/** @typedef {{ content: (Node | string)[], run: () => void, testId?: string, danger?: boolean }} MenuItem */

/**
 * Opens a menu beside a button. Arrow keys walk through it; Escape, Tab or a press elsewhere close it.
 * @param {HTMLElement} opener
 * @param {MenuItem[]} items
 * @param {{ label: string, className?: string }} options
 */
export function openMenu(opener, items, { label, className = '' }) {
  const menu = el('div', { class: `menu ${className}`, role: 'menu', 'aria-label': label, popover: 'auto' });
  for (const { content, run, testId, danger } of items) {
    const choose = () => {
      menu.hidePopover();
      run();
    };
    menu.append(
      el(
        'button',
        { role: 'menuitem', class: danger ? 'menu-danger' : '', 'data-testid': testId, onclick: choose },
        ...content,
      ),
    );
  }
  menu.addEventListener('keydown', (event) => walk(menu, event));
  menu.addEventListener('toggle', (event) => {
    const closed = /** @type {ToggleEvent} */ (event).newState === 'closed';
    opener.setAttribute('aria-expanded', String(!closed));
    if (closed) menu.remove();
  });
  opener.after(menu);
  menu.showPopover();
  placeBeside(menu, opener);
  const first = menu.querySelector('button');
  first?.focus({ preventScroll: true });
}

/** @param {HTMLElement} menu @param {KeyboardEvent} event */
function walk(menu, event) {
  const buttons = [...menu.querySelectorAll('button')];
  const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
  const to = moves[/** @type {keyof typeof moves} */ (event.key)];
  if (event.key === 'Tab') menu.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}

/** Puts the menu under the opener, or above when there is no room, and within the window. @param {HTMLElement} menu @param {Element} opener */
export function placeBeside(menu, opener) {
  const gap = 6;
  const at = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const alignRight = at.left + width > innerWidth - gap;
  const left = Math.max(gap, alignRight ? at.right - width : at.left);
  const below = at.bottom + gap + height <= innerHeight;
  const top = below ? at.bottom + gap : Math.max(gap, at.top - gap - height);
  menu.style.setProperty('left', `${Math.min(left, innerWidth - width - gap)}px`);
  menu.style.setProperty('top', `${top}px`);
}
