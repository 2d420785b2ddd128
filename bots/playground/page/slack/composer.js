import { commandList } from '../command-list.js';
import { el, icon, reconcile } from '../dom.js';
import { openMenu } from '../menu.js';
import { t } from '../texts.js';
import * as server from './server.js';
import { APP } from './workplace.js';

const tallestPx = 160;

/** Where a person writes in Slack: words, files, slash commands, and the app's shortcuts. */
export class SlackComposer {
  /** @type {File[]} */
  #files = [];
  #input = el('textarea', { rows: 1, 'data-testid': 'composer' });
  #picker = el('input', { type: 'file', multiple: true, hidden: true, 'data-testid': 'file-input' });
  #chosen = el('ul', { class: 'composer-files', hidden: true });
  #commands = el('div');
  #send = round('send', 'send', t('composer.send'));
  #shortcuts = round('bolt', 'shortcuts', t('slack.shortcuts'));

  /**
   * @param {import('./workplace.js').Workplace} workplace
   * @param {string} channel
   * @param {import('./conversation.js').Surroundings & { thread: () => string | undefined }} around
   */
  constructor(workplace, channel, around) {
    this.workplace = workplace;
    this.channel = channel;
    this.around = around;
    const attach = round('attach', 'attach', t('composer.attach'));
    attach.addEventListener('click', () => this.#picker.click());
    this.#picker.addEventListener('change', () => {
      this.attach([...(this.#picker.files ?? [])]);
      this.#picker.value = '';
    });
    this.#shortcuts.addEventListener('click', () => this.#openShortcuts());
    this.#send.addEventListener('click', () => this.#submit());
    this.#input.addEventListener('input', () => this.render());
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.element = el(
      'div',
      { class: 'slack-composer' },
      this.#commands,
      el(
        'div',
        { class: 'slack-composer-box' },
        this.#chosen,
        this.#input,
        el(
          'div',
          { class: 'slack-composer-row' },
          attach,
          this.#shortcuts,
          el('span'),
          this.#send,
          this.#picker,
        ),
      ),
    );
  }

  focus() {
    this.#input.focus({ preventScroll: true });
  }

  /** @param {File[]} files */
  attach(files) {
    this.#files = [...this.#files, ...files];
    this.render();
    this.focus();
  }

  render() {
    const { app } = this.workplace;
    const name = this.channel === APP ? (app?.name ?? '') : `#${this.workplace.nameOf(this.channel) ?? ''}`;
    const words = this.around.thread() ? t('slack.reply') : t('slack.messageTo', { name });
    this.#input.placeholder = words;
    this.#input.setAttribute('aria-label', words);
    this.#shortcuts.hidden = !app?.shortcuts.some(({ type }) => type === 'global');
    const typed = this.#input.value;
    this.#send.disabled = typed.trim() === '' && this.#files.length === 0;
    this.#chosen.hidden = this.#files.length === 0;
    reconcile(
      this.#chosen,
      this.#files.map((file) => this.#chip(file)),
    );
    const list = /^\/\S*$/.test(typed) ? this.#commandsFor(typed) : null;
    this.#commands.replaceChildren(...(list ? [list] : []));
    this.#input.style.setProperty('height', 'auto');
    const height = Math.min(tallestPx, this.#input.scrollHeight);
    if (height > 0) this.#input.style.setProperty('height', `${height}px`);
  }

  /** @param {string} typed */
  #commandsFor(typed) {
    const commands = (this.workplace.app?.commands ?? []).map(({ command, description, usage_hint }) => ({
      command: command.replace(/^\//, ''),
      description: [usage_hint, description].filter(Boolean).join(' · '),
    }));
    return commandList(commands, typed, (command) => {
      this.#input.value = `${command} `;
      this.render();
      this.focus();
    });
  }

  /** @param {File} file */
  #chip(file) {
    const remove = () => {
      this.#files = this.#files.filter((other) => other !== file);
      this.render();
    };
    return el(
      'li',
      { 'data-testid': 'composer-file' },
      el('span', {}, file.name),
      el('button', { 'aria-label': t('slack.remove', { name: file.name }), onclick: remove }, icon('close')),
    );
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const first = this.#commands.querySelector('button');
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'ArrowUp' && first) {
      event.preventDefault();
      first.focus();
    }
  }

  #submit() {
    const text = this.#input.value.trim();
    const files = this.#files;
    if (text === '' && files.length === 0) return;
    this.#input.value = '';
    this.#files = [];
    this.render();
    void this.around.run(() => this.#deliver(text, files));
  }

  /** @param {string} text @param {File[]} files */
  async #deliver(text, files) {
    const { id, app } = this.workplace;
    const thread = this.around.thread();
    const [command = '', ...words] = text.split(' ');
    if (files.length > 0) await server.sendFiles(id, this.channel, { text, files, thread });
    else if (app?.commands.some((known) => known.command === command))
      this.around.tell(
        await server.act(id, this.channel, 'command', { command, text: words.join(' ').trim() }),
      );
    else if (/^\/\w/.test(text)) this.around.say(t('slack.noCommand', { command }));
    else {
      const inThread = thread === undefined ? {} : { thread_ts: thread };
      await server.act(id, this.channel, 'messages', { text, ...inThread });
    }
  }

  #openShortcuts() {
    const items = (this.workplace.app?.shortcuts ?? [])
      .filter(({ type }) => type === 'global')
      .map(({ name, callback_id }) => ({
        content: [icon('bolt'), name],
        run: () =>
          void this.around.run(async () =>
            this.around.tell(await server.shortcut(this.workplace.id, callback_id)),
          ),
        testId: `shortcut-${callback_id}`,
      }));
    openMenu(this.#shortcuts, items, { label: t('slack.shortcuts') });
  }
}

/** @param {Parameters<typeof icon>[0]} picture @param {string} testId @param {string} label */
const round = (picture, testId, label) =>
  el('button', { class: `round ${testId}`, 'aria-label': label, 'data-testid': testId }, icon(picture));
