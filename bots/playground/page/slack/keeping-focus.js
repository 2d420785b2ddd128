/**
 * Draws blocks anew and puts the focus, and the place in a typed text, back where they were.
 * @param {HTMLElement} place
 * @param {() => void} draw
 */
export function keepingFocus(place, draw) {
  const active = document.activeElement;
  const block = place.contains(active) ? active?.closest('[data-block]') : null;
  const at = block ? controlsIn(block).indexOf(/** @type {HTMLElement} */ (active)) : -1;
  const caret = isText(active) ? [active.selectionStart, active.selectionEnd] : null;
  draw();
  if (!block || at < 0) return;
  const again = place.querySelector(`[data-block="${CSS.escape(block.getAttribute('data-block') ?? '')}"]`);
  const control = again && controlsIn(again)[at];
  control?.focus({ preventScroll: true });
  if (caret && isText(control)) control.setSelectionRange(caret[0] ?? null, caret[1] ?? null);
}

/** @param {Element} block @returns {HTMLElement[]} */
const controlsIn = (block) =>
  [...block.querySelectorAll('button, input, textarea')].map((one) => /** @type {HTMLElement} */ (one));

/** @param {unknown} node @returns {node is HTMLInputElement | HTMLTextAreaElement} */
const isText = (node) =>
  node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && node.type === 'text');
