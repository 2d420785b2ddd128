import type { Given } from '../../bots/playground/demo/player.ts';
import { type Control, controlsOf, textsOf } from '../../bots/playground/demo/slack-blocks.ts';
import { SlackPlayer } from '../../bots/playground/demo/slack-player.ts';
import type { SeenView } from '../../bots/playground/slack-double/index.ts';
import type { Told } from './hand.ts';

const PATIENCE_MS = 15_000;

/** Somebody in Slack who fills in forms by answering only what the page asks, as `Hand` does in Telegram. */
export class SlackHand extends SlackPlayer {
  /** Answers by the paths of the questions; several presses are several options. */
  async answers(known: Record<string, Told>): Promise<void> {
    await this.fillIn(
      Object.entries(known).flatMap(([path, told]): [string, Given][] => {
        if (typeof told === 'string') return [[path, told]];
        if ('press' in told) return told.press.map((press) => [path, { press }]);
        const { bytes, filename, mime } = told.file;
        return [[path, { file: bytes, name: filename, mime }]];
      }),
    );
  }

  /** Gives the app's command, with these words, in the chat with the app or in a channel. */
  async commands(text: string, channel = 'app'): Promise<void> {
    await this.double.people.command(this.who.userId, channel, { command: '/caravan', text });
  }

  /** The page that is open, once it is there. */
  page(): Promise<SeenView> {
    return this.opened();
  }

  /** Puts answers into the page that is open, and leaves it so. */
  async fills(answers: Record<string, Given>): Promise<SeenView> {
    let view = await this.opened();
    for (const [path, given] of Object.entries(answers)) view = await this.put(view, path, given);
    return view;
  }

  /** Sends the page as it is: what is wrong, by field; nothing when it was taken. */
  async sends(): Promise<Record<string, string>> {
    const { userId } = this.who;
    const { errors } = await this.double.people.submit(userId);
    return { ...errors, ...this.double.people.modals(userId).at(-1)?.errors };
  }

  /** Closes whatever is open. */
  async closes(): Promise<void> {
    const { people } = this.double;
    const { userId } = this.who;
    if (people.modals(userId).length > 0) await people.close(userId, { all: true });
  }

  /** Types into the search field of the App Home, and enters. */
  async findsAtHome(typed: string): Promise<void> {
    const home = await this.#home((controls) => controls.some(isInput));
    const { element, block } = controlsOf(home).find(isInput)!;
    const { action_id } = element;
    await this.double.people.use(this.who.userId, 'home', { action_id, block_id: block, value: typed });
  }

  /** Waits until the modal on top says this. */
  async reads(keyOrWords: string): Promise<string> {
    const words = this.words(keyOrWords);
    const said = (view?: SeenView) => (view === undefined ? '' : textsOf({ ...view, text: '' }));
    const stack = await this.#modals((top) => said(top).includes(words));
    if (!said(stack.at(-1)).includes(words)) throw new Error(`${this.who.name} never read «${words}»`);
    return said(stack.at(-1));
  }

  /** Presses a button in the modal on top. */
  async pressInModal(keyOrWords: string): Promise<void> {
    const words = this.words(keyOrWords);
    const is = ({ element }: Control) => element.text?.text.includes(words) === true;
    const stack = await this.#modals((top) => top !== undefined && controlsOf(top).some(is));
    const found = controlsOf(stack.at(-1)!).find(is);
    if (found === undefined) throw new Error(`${this.who.name} found no «${words}» in the modal`);
    const { block, element } = found;
    await this.double.people.use(this.who.userId, 'modal', {
      action_id: element.action_id,
      block_id: block,
    });
  }

  #modals(isIt: (top?: SeenView) => boolean): Promise<SeenView[]> {
    return this.double.people.modalsWhen(this.who.userId, (stack) => isIt(stack.at(-1)), PATIENCE_MS);
  }

  async #home(isIt: (controls: Control[]) => boolean): Promise<SeenView> {
    const { people } = this.double;
    await people.openHome(this.who.userId);
    const is = (view: SeenView | null): view is SeenView => view !== null && isIt(controlsOf(view));
    const view = await people.homeWhen(this.who.userId, is, PATIENCE_MS);
    if (!is(view)) throw new Error(`${this.who.name} looked at the home in vain: ${JSON.stringify(view)}`);
    return view;
  }
}

function isInput({ element }: Control): boolean {
  return element.type === 'plain_text_input';
}
