import { openPhoto } from '../dialogs.js';
import { el } from '../dom.js';
import { t } from '../texts.js';
import { controlElement } from './controls.js';
import { textNodes, wordsOf } from './mrkdwn.js';
import { richText } from './rich-text.js';

/**
 * @typedef {import('./shapes.ts').Block} Block
 * @typedef {import('./shapes.ts').Control} Control
 * @typedef {import('./shapes.ts').Picture} Picture
 * @typedef {import('./controls.js').Surface} Surface
 */

/** What Slack itself says at a required field that is empty; a person's own Slack says it in their language. */
const required = 'Please complete this required field.';
let fields = 0;

/** @param {Block[]} blocks @param {Surface} surface */
export const blockElements = (blocks, surface) => blocks.map((block) => blockElement(block, surface));

/** @param {Block} block @param {Surface} surface @returns {HTMLElement} */
function blockElement(block, surface) {
  const props = { class: `block block-${block.type}`, 'data-block': block.block_id };
  switch (block.type) {
    case 'header':
      return el('h3', props, textNodes(block.text, surface));
    case 'section':
      return section(block, props, surface);
    case 'context':
      return el('div', props, ...(block.elements ?? []).map((element) => contextElement(element, surface)));
    case 'divider':
      return el('hr', props);
    case 'actions':
      return el('div', props, ...(block.elements ?? []).map((element) => standing(block, element, surface)));
    case 'image':
      return el('figure', props, ...imageParts(block, surface));
    case 'rich_text':
      return el(
        'div',
        { ...props, class: `${props.class} mrkdwn`, dir: 'auto' },
        ...richText(/** @type {import('./rich-text.js').RichElement[]} */ (block.elements ?? []), surface),
      );
    case 'input':
      return inputBlock(block, props, surface);
    default:
      return el('div', { ...props, class: 'block unknown' }, t('slack.unknown', { type: block.type }));
  }
}

/** @param {Block} block @param {object} props @param {Surface} surface */
function section(block, props, surface) {
  const { text, fields, accessory } = block;
  return el(
    'div',
    { ...props },
    el(
      'div',
      { class: 'section-text' },
      text ? el('div', { class: 'mrkdwn', dir: 'auto' }, textNodes(text, surface)) : null,
      fields
        ? el(
            'div',
            { class: 'section-fields' },
            ...fields.map((field) => el('div', { class: 'mrkdwn' }, textNodes(field, surface))),
          )
        : null,
    ),
    accessory ? el('div', { class: 'accessory' }, standing(block, accessory, surface)) : null,
  );
}

/** A control or a picture in its block. @param {Block} block @param {Control | Picture | import('./shapes.ts').TextObject} element @param {Surface} surface */
function standing(block, element, surface) {
  if (element.type === 'image') return picture(/** @type {Picture} */ (element));
  return controlElement(block, /** @type {Control} */ (element), wordsOf(block.text), surface);
}

/** @param {NonNullable<Block['elements']>[number]} element @param {Surface} surface */
function contextElement(element, surface) {
  if (element.type === 'image') return picture(/** @type {Picture} */ (element));
  const text = /** @type {import('./shapes.ts').TextObject} */ (element);
  return el('span', { class: 'mrkdwn' }, textNodes(text, surface));
}

/** @param {Picture} image */
const picture = ({ image_url, alt_text }) => el('img', { src: image_url, alt: alt_text, loading: 'lazy' });

/** @param {Block} block @param {Surface} surface */
function imageParts({ title, image_url = '', alt_text = '' }, surface) {
  const name = wordsOf(title) || alt_text;
  const view = () => void openPhoto({ url: image_url, name, caption: name });
  return [
    title ? el('figcaption', {}, textNodes(title, surface)) : '',
    el(
      'button',
      { type: 'button', class: 'image-button', 'aria-label': t('message.enlarge'), onclick: view },
      el('img', { src: image_url, alt: alt_text, loading: 'lazy' }),
    ),
  ];
}

/**
 * A field with its label, its hint, and what is wrong with what stands in it.
 * @param {Block} block
 * @param {object} props
 * @param {Surface} surface
 */
function inputBlock(block, props, surface) {
  const { label, hint, optional, element, block_id } = block;
  const objection = surface.errors[block_id];
  const error = objection === required ? t('slack.required') : objection;
  const words = wordsOf(label);
  const control = element ? controlElement(block, element, words, surface) : null;
  const id = `field-${++fields}`;
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean);
  const focusable = control?.matches('input, textarea, [role]')
    ? control
    : control?.querySelector('button, input');
  if (focusable && describedBy.length > 0) focusable.setAttribute('aria-describedby', describedBy.join(' '));
  if (focusable && error) focusable.setAttribute('aria-invalid', 'true');
  return el(
    'div',
    { ...props, 'data-testid': 'input-block', 'data-invalid': error ? 'true' : undefined },
    el(
      'div',
      { class: 'input-label', 'aria-hidden': 'true' },
      words,
      optional ? el('span', { class: 'optional' }, ` ${t('slack.optional')}`) : null,
    ),
    control,
    error
      ? el(
          'p',
          { id: `${id}-error`, class: 'input-error', role: 'alert', 'data-testid': 'field-error' },
          error,
        )
      : null,
    hint ? el('p', { id: `${id}-hint`, class: 'input-hint' }, textNodes(hint, surface)) : null,
  );
}
