import { aboutBar } from './about-bar.js';
import { choosePlace } from './choose-place.js';
import { commandList } from './command-list.js';
import { composerParts } from './composer-parts.js';
import { el, icon, present } from './dom.js';
import { openMenu } from './menu.js';
import { replyKeyboard } from './reply-keyboard.js';
import { sendFiles } from './send-files.js';
import * as server from './server.js';
import { t } from './texts.js';

/** @typedef {import('./chat.js').Message} Message */

const tallestPx = 160;

/** Where a person writes, attaches, and uses the bot's keyboard. */
export class Composer {
  /** @type {import('./about-bar.js').About | null} */
  #about = null;
  #keyboardHidden = false;
  #shownKeyboardId = 0;
  #commandsOpen = false;

  /**
   * @param {import('./chat.js').Chat} chat
   * @param {{ run: (work: () => Promise<unknown>) => Promise<void>, onSent: () => void }} pane `run` does something and shows a failure
   */
  constructor(chat, { run, onSent }) {
    this.chat = chat;
    this.run = run;
    this.onSent = onSent;
    const { name, userId } = chat.member;
    this.#draftKey = `draft-${userId}`;
    this.#parts = composerParts(name);
    this.#input = this.#parts.input;
    this.#row = this.#parts.row;
    this.#input.value = sessionStorage.getItem(this.#draftKey) ?? '';
    this.element = el('div', { class: 'composer' });
    this.#listen();
  }

  #draftKey;
  #parts;
  #input;
  #row;

  focus() {
    this.#input.focus({ preventScroll: true });
  }

  /** @param {Message} message */
  reply(message) {
    this.#begin({ kind: 'reply', message });
  }

  /** @param {Message} message an own text */
  edit(message) {
    this.#input.value = message.text ?? '';
    this.#begin({ kind: 'edit', message });
  }

  render() {
    const { view } = this.chat;
    if (!view) {
      this.element.replaceChildren();
      return;
    }
    if (view.blocked) {
      this.#only(t('pane.unblock'), 'unblock', () => server.act(this.chat.member, 'unblock'));
      return;
    }
    if (!view.started) {
      this.#only(t('pane.start'), 'start', () => server.act(this.chat.member, 'start'));
      return;
    }
    const keyboard = this.#keyboard();
    const typed = this.#input.value;
    const commandsWanted = this.#commandsOpen || /^\/\w*$/.test(typed);
    const commands = commandsWanted
      ? commandList(view.commands, typed.startsWith('/') ? typed : '/', (command) => this.#sendText(command))
      : null;
    this.#parts.slash.setAttribute('aria-expanded', String(commands !== null));
    this.#parts.slash.hidden = view.commands.length === 0;
    this.#input.placeholder = placeholderOf(view.keyboard) ?? t('composer.placeholder');
    this.#parts.send.disabled = typed.trim() === '';
    const editing = this.#about?.kind === 'edit';
    this.#parts.send.setAttribute('aria-label', t(editing ? 'composer.save' : 'composer.send'));
    this.#arrange(
      present([commands, this.#about && aboutBar(this.#about, () => this.#stop()), this.#row, keyboard]),
    );
    this.#grow();
  }

  /** Puts the parts in place without taking the typing box out, which would lose the focus. @param {(Node | string)[]} parts */
  #arrange(parts) {
    for (const child of [...this.element.children]) if (child !== this.#row) child.remove();
    const at = parts.indexOf(this.#row);
    if (this.#row.parentNode !== this.element) this.element.append(this.#row);
    this.#row.before(...parts.slice(0, at));
    this.#row.after(...parts.slice(at + 1));
  }

  #listen() {
    this.#input.addEventListener('input', () => {
      sessionStorage.setItem(this.#draftKey, this.#input.value);
      this.#commandsOpen = false;
      this.render();
    });
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.#input.addEventListener('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      this.sendFiles(files);
    });
    this.#parts.send.addEventListener('click', () => this.#submit());
    this.#parts.picker.addEventListener('change', () => {
      const files = [...(this.#parts.picker.files ?? [])];
      this.#parts.picker.value = '';
      if (files.length > 0) this.sendFiles(files);
    });
    this.#parts.attach.addEventListener('click', () => this.#openAttachMenu());
    this.#parts.slash.addEventListener('click', () => {
      this.#commandsOpen = !this.#commandsOpen;
      this.render();
      /** @type {HTMLElement | null} */ (this.element.querySelector('.command-list button'))?.focus();
    });
    this.#parts.keys.addEventListener('click', () => {
      this.#keyboardHidden = !this.#keyboardHidden;
      this.render();
    });
    this.element.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !(this.#about || this.#commandsOpen)) return;
      this.#stop();
      this.focus();
    });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const firstCommand = this.element.querySelector('.command-list button');
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'ArrowUp' && firstCommand instanceof HTMLElement) {
      event.preventDefault();
      firstCommand.focus();
    } else if (event.key === 'ArrowUp' && this.#input.value === '') {
      const own = this.chat.messages.findLast(
        ({ from, text }) => from.id === this.chat.member.userId && text,
      );
      if (!own) return;
      event.preventDefault();
      this.edit(own);
    }
  }

  #submit() {
    const text = this.#input.value.trim();
    if (text === '') return;
    const about = this.#about;
    if (about?.kind === 'edit') {
      const { message_id } = about.message;
      this.#clear();
      if (text !== about.message.text)
        void this.run(() => server.act(this.chat.member, 'edit', { message_id, text }));
    } else this.#sendText(text);
  }

  /** @param {string} text */
  #sendText(text) {
    const replyTo = this.#replyTo();
    this.#clear();
    this.focus();
    const body = { text, ...(replyTo === undefined ? {} : { reply_to: replyTo }) };
    void this.run(() => server.act(this.chat.member, 'messages', body)).then(this.onSent);
  }

  /** @param {File[]} files */
  sendFiles(files) {
    const replyTo = this.#replyTo();
    void this.run(async () => {
      if (await sendFiles(this.chat.member, files, replyTo)) this.#stop();
    }).then(this.onSent);
  }

  #openAttachMenu() {
    const items = [
      {
        content: [icon('photo'), t('attach.files')],
        run: () => this.#parts.picker.click(),
        testId: 'attach-files',
      },
      {
        content: [icon('place'), t('attach.location')],
        run: () => this.#shareLocation(),
        testId: 'attach-location',
      },
      {
        content: [icon('contact'), t('attach.contact')],
        run: () => this.#shareContact(),
        testId: 'attach-contact',
      },
    ];
    openMenu(this.#parts.attach, items, { label: t('composer.attach') });
  }

  #shareContact() {
    void this.run(() => server.act(this.chat.member, 'contact', { own: true })).then(this.onSent);
  }

  #shareLocation() {
    void this.run(async () => {
      const place = await choosePlace();
      if (place) await server.act(this.chat.member, 'location', place);
    }).then(this.onSent);
  }

  #keyboard() {
    const shown = this.chat.view?.keyboard;
    const rows = /** @type {import('./reply-keyboard.js').ReplyButton[][] | undefined} */ (shown?.keyboard);
    if (shown && shown.message_id !== this.#shownKeyboardId) {
      this.#shownKeyboardId = shown.message_id;
      this.#keyboardHidden = false;
    }
    this.#parts.keys.hidden = !rows;
    this.#parts.keys.setAttribute('aria-expanded', String(Boolean(rows) && !this.#keyboardHidden));
    if (!rows || this.#keyboardHidden) return null;
    return replyKeyboard(rows, {
      onText: (text) => this.#sendText(text),
      onContact: () => this.#shareContact(),
      onLocation: () => this.#shareLocation(),
    });
  }

  /** One large button instead of the typing box. @param {string} text @param {string} testId @param {() => Promise<unknown>} work */
  #only(text, testId, work) {
    const button = el('button', { class: 'primary wide', 'data-testid': testId }, text);
    button.addEventListener('click', () => {
      button.disabled = true;
      void this.run(work).then(() => {
        button.disabled = false;
      });
    });
    this.element.replaceChildren(button);
  }

  /** @param {import('./about-bar.js').About} about */
  #begin(about) {
    this.#about = about;
    this.render();
    this.focus();
  }

  #replyTo() {
    return this.#about?.kind === 'reply' ? this.#about.message.message_id : undefined;
  }

  /** Leaves a reply, a change, or the list of commands. */
  #stop() {
    if (this.#about?.kind === 'edit') this.#clear();
    this.#about = null;
    this.#commandsOpen = false;
    this.render();
  }

  #clear() {
    this.#input.value = '';
    sessionStorage.removeItem(this.#draftKey);
    this.#about = null;
    this.#commandsOpen = false;
    this.render();
  }

  #grow() {
    this.#input.style.setProperty('height', 'auto');
    const height = Math.min(tallestPx, this.#input.scrollHeight);
    if (height > 0) this.#input.style.setProperty('height', `${height}px`);
  }
}

/** @param {NonNullable<import('./chat.js').Chat['view']>['keyboard']} keyboard */
function placeholderOf(keyboard) {
  return typeof keyboard?.input_field_placeholder === 'string' ? keyboard.input_field_placeholder : undefined;
}
