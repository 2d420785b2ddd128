import type { Given } from '../../bots/playground/demo/player.ts';
import { SlackPlayer } from '../../bots/playground/demo/slack-player.ts';
import type { SeenView } from '../../bots/playground/slack-double/index.ts';
import type { Told } from './hand.ts';

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

  /** Gives the app's command, with these words. */
  async commands(text: string): Promise<void> {
    await this.double.people.command(this.who.userId, 'app', { command: '/caravan', text });
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
}
