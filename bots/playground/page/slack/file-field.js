import { el, icon } from '../dom.js';
import { t } from '../texts.js';

/**
 * A field that takes files: chosen or dropped, uploaded at once, each with a way to take it out again.
 * @param {import('./shapes.ts').Block} block
 * @param {import('./shapes.ts').Control} control
 * @param {string} label
 * @param {import('./shapes.ts').StateValue | undefined} value
 * @param {import('./controls.js').Surface} surface
 */
export function fileField(block, control, label, value, surface) {
  const { max_files = 10, filetypes } = control;
  let files = value?.files ?? [];
  const input = el('input', {
    type: 'file',
    'aria-label': label,
    multiple: max_files > 1,
    accept: filetypes?.map((ending) => `.${ending}`).join(','),
    'data-testid': 'file-field',
  });
  const list = el('ul', { class: 'file-field-list' });
  const zone = el(
    'label',
    { class: 'file-zone' },
    icon('attach'),
    el('span', {}, t('slack.addFiles', { count: max_files })),
    input,
  );
  const tell = () =>
    surface.use(
      block,
      control,
      files.map(({ id }) => id),
    );
  const draw = () => {
    zone.hidden = files.length >= max_files;
    list.replaceChildren(
      ...files.map((file) =>
        el(
          'li',
          { 'data-testid': 'field-file' },
          icon('attach'),
          el('span', {}, file.name),
          el(
            'button',
            {
              type: 'button',
              class: 'round',
              'aria-label': t('slack.remove', { name: file.name }),
              onclick: () => {
                files = files.filter((other) => other !== file);
                draw();
                void tell();
              },
            },
            icon('close'),
          ),
        ),
      ),
    );
  };
  /** @param {File[]} added */
  const add = async (added) => {
    zone.setAttribute('aria-busy', 'true');
    for (const file of added.slice(0, max_files - files.length)) {
      const taken = await surface.upload(file);
      if (taken) files = [...files, taken];
    }
    zone.removeAttribute('aria-busy');
    draw();
    await tell();
  };
  input.addEventListener('change', () => {
    const added = [...(input.files ?? [])];
    input.value = '';
    void add(added);
  });
  zone.addEventListener('dragover', (event) => event.preventDefault());
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    event.stopPropagation();
    void add([...(event.dataTransfer?.files ?? [])]);
  });
  draw();
  return el('div', { class: 'file-field' }, list, zone);
}
