/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Makes an element. `on…` properties are listeners, the others attributes; `true` is an empty attribute, and
 * `false`, `null` and `undefined` leave it out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') {
      node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...present(children));
  return node;
}

/**
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
export function present(children) {
  return children.filter((child) => child instanceof Node || typeof child === 'string');
}

/**
 * Makes `nodes` the children of `parent`, touching only those that change, so that focus, sound and scrolling stay.
 * @param {Element} parent
 * @param {Element[]} nodes
 */
export function reconcile(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}

/** Outlines of 24 by 24. */
const outlines = {
  attach:
    'M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.3 3.3 0 0 1 4.7 4.7l-8.6 8.6a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8',
  send: 'M12 19V5M5.5 11.5L12 5l6.5 6.5',
  slash: 'M15 5L9 19',
  keyboard: 'M3.5 7.5h17v9.5h-17zM7 11h.01M10.3 11h.01M13.7 11h.01M17 11h.01M8 14h8',
  more: 'M12 5.5h.01M12 12h.01M12 18.5h.01',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  chevron: 'M7 10l5 5 5-5',
  down: 'M12 5v14M5.5 12.5L12 19l6.5-6.5',
  reply: 'M10 6l-6 5.5 6 5.5M4.5 11.5H14a6 6 0 0 1 6 6V19',
  edit: 'M4.5 19.5l.8-4L16 4.8a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L8.5 18.7z',
  copy: 'M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9',
  photo: 'M4 5.5h16v13H4zM4 15.5l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5h.01',
  place:
    'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z',
  contact: 'M12 12a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM4.8 20a7.2 7.2 0 0 1 14.4 0',
  block: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 6l12 12',
  link: 'M10 14l8.5-8.5M12 5.5h6.5V12M17 14.5V19H5V7h4.5',
  restart: 'M5 5v5h5M5.5 10A7.5 7.5 0 1 1 4.7 14',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  mail: 'M3.5 6h17v12.5h-17zM3.5 7.5l8.5 6 8.5-6',
  back: 'M14.5 5.5L8 12l6.5 6.5',
  bolt: 'M13 3.5L5.5 13.5H11L10 20.5l8-10.5h-5.5z',
  beside: 'M3.5 5.5h17v13h-17zM12 5.5v13',
  play: 'M8 5.5v13l10.5-6.5z',
};

/**
 * @param {keyof typeof outlines} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', outlines[name]);
  svg.append(path);
  return svg;
}
