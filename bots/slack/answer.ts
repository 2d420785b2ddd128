import type { WebClient } from '@slack/web-api';
import type { Reply } from '../../core/desk/desk.ts';
import type { PastLedger } from '../../core/messages/pace.ts';
import type { Output } from '../../core/messages/screen.ts';
import type { Locale } from '../../core/people/person.ts';
import type { Ports } from '../../core/ports/index.ts';
import { t } from '../../core/texts/text.ts';
import { ChatAnswer } from './chat-answer.ts';
import { counted } from './counted.ts';
import type { Edits } from './edits.ts';
import { changeView, nextView, openView, type ViewAnswer, viewAnswer } from './modal-answer.ts';
import type { Origin } from './origin.ts';
import { screensOf, withNotices } from './screen-view.ts';
import type { Pen } from './words.ts';

interface Tools {
  ports: Pick<Ports, 'texts' | 'crypto' | 'files' | 'log'>;
  web: WebClient;
  edits: Edits;
  pastLedger: PastLedger | undefined;
}

/** Shows the desk's replies where they were asked for: in the chat, in a modal, or in a modal over the App Home. */
export class Answers {
  readonly #tools: Tools;
  readonly #log: Ports['log'];
  readonly #chat: ChatAnswer;

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#log = tools.ports.log;
    this.#chat = new ChatAnswer({ ...tools, chat: counted(tools.web, tools.pastLedger) });
  }

  /** Shows a reply with calls of its own; `wasSent`: to a modal that was sent, whose answer is late. */
  async give(reply: Reply, origin: Origin, wasSent = false): Promise<void> {
    const pen = this.#pen(reply);
    if (origin.at.in === 'chat') return this.#inChat(pen, origin, reply.outputs);
    const view = origin.at.in === 'modal' ? origin.at.view : undefined;
    const isOver = reply.outputs.some(({ kind }) => kind === 'closePage');
    const next = nextView(pen, isOver ? closingOf(reply.outputs) : reply.outputs, view);
    if (next === undefined) return;
    const web = { web: this.#tools.web, log: this.#log };
    const isShown =
      view === undefined ? await openView(web, origin.trigger, next) : await changeView(web, view, next);
    const isPage = reply.outputs.some(({ kind }) => kind === 'page');
    const isToMend = isPage || reply.outputs.some(({ kind }) => kind === 'objections');
    if (!isShown && wasSent && isToMend) {
      // Whoever closed the modal while it was being saved must not take it for sent.
      await this.#chat.show(pen, origin, { kind: 'toast', text: t('modal.notSent') });
    } else if (!isShown && isPage) {
      // A page that was closed meanwhile is not wanted any more.
      if (view === undefined) await this.#chat.offerAgain(pen, origin);
    } else if (!isShown || isOver) {
      await this.#inChat(pen, { ...origin, at: { in: 'chat' } }, reply.outputs);
    } else {
      await this.#filesOf(pen, origin, reply.outputs);
      await this.#settle(pen, origin, reply.outputs);
    }
  }

  /** The answer that goes back at once to a modal that was sent; what is left to say in the chat, `after` says. */
  submitted(reply: Reply, origin: Origin): { answer: ViewAnswer | undefined; after(): Promise<void> } {
    const pen = this.#pen(reply);
    if (origin.at.in !== 'modal') throw new Error('nothing was sent');
    const answer = viewAnswer(pen, reply.outputs, origin.at.view);
    const isOver = answer?.response_action === 'clear';
    const chat: Origin = { ...origin, at: { in: 'chat' } };
    const after = () =>
      isOver ? this.#inChat(pen, chat, reply.outputs) : this.#filesOf(pen, origin, reply.outputs);
    return { answer, after };
  }

  /** Something failed for good: the person is told to try again, with what was typed into a modal still there. */
  async apologise({ at, ...origin }: Origin, locale: Locale): Promise<void> {
    const pen: Pen = { ...this.#tools.ports, locale, holder: null };
    const text = t('trouble');
    const web = { web: this.#tools.web, log: this.#log };
    try {
      if (at.in === 'modal' && (await changeView(web, at.view, withNotices(pen, at.view, [text], false))))
        return;
      await this.#chat.show(pen, { ...origin, at: { in: 'chat' } }, { kind: 'toast', text });
    } catch {
      // Slack is out of reach as well: there is no way left to say so.
    }
  }

  async #inChat(pen: Pen, origin: Origin, outputs: Output[]): Promise<void> {
    for (const output of outputs) {
      if (output.kind !== 'page') await this.#chat.show(pen, origin, output);
      else await this.#open(pen, origin, output);
    }
  }

  async #open(pen: Pen, origin: Origin, page: Extract<Output, { kind: 'page' }>): Promise<void> {
    const view = nextView(pen, [page], undefined);
    const web = { web: this.#tools.web, log: this.#log };
    if (view !== undefined && !(await openView(web, origin.trigger, view)))
      await this.#chat.offerAgain(pen, origin);
  }

  /** A modal shows no files: they come in the chat, under what they belong to. */
  async #filesOf(pen: Pen, origin: Origin, outputs: Output[]): Promise<void> {
    for (const screen of screensOf(outputs))
      if (screen.files !== undefined && screen.files.length > 0) await this.#chat.post(pen, origin, screen);
  }

  /** Questions in the chat are settled wherever the answer is shown. */
  async #settle(pen: Pen, origin: Origin, outputs: Output[]): Promise<void> {
    for (const output of outputs) if (output.kind === 'settled') await this.#chat.show(pen, origin, output);
  }

  #pen({ locale, holder }: Reply): Pen {
    return { ...this.#tools.ports, locale, holder };
  }
}

/** All else that a closed page leaves to say is said in the chat, where it stays. */
function closingOf(outputs: Output[]): Output[] {
  return outputs.filter(({ kind }) => kind === 'closePage');
}
