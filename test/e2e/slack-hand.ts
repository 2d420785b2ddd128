import type { Given } from '../../bots/playground/demo/player.ts';
import { SlackPlayer } from '../../bots/playground/demo/slack-player.ts';
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
}
