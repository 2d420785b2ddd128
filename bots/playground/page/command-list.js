import { el } from './dom.js';

/** @typedef {{ command: string, description: string }} Command */

/**
 * The bot's commands that begin with what is typed, above the typing box.
 * @param {Command[]} commands
 * @param {string} typed `/` and the beginning of a command
 * @param {(command: string) => void} onChoose
 * @returns {HTMLElement | null} null when none fits
 */
export function commandList(commands, typed, onChoose) {
  const fitting = commands.filter(({ command }) => `/${command}`.startsWith(typed.toLowerCase()));
  if (fitting.length === 0) return null;
  const list = el(
    'div',
    { class: 'command-list' },
    ...fitting.map(({ command, description }) =>
      el(
        'button',
        { 'data-testid': 'command', onclick: () => onChoose(`/${command}`) },
        el('b', {}, `/${command}`),
        el('span', {}, description),
      ),
    ),
  );
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...list.querySelectorAll('button')];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    buttons.at((at + step) % buttons.length)?.focus();
  });
  return list;
}
