import { buttonsOf, fromBot, type Given, type Player, wordsOf } from '../../bots/playground/demo/player.ts';
import type { ChatView, SeenMessage } from '../../bots/playground/telegram-double/index.ts';
import type { CrashScene } from './plays.ts';

export type Answers = [question: string, given: Given][];

/**
 * Answers what a form asks, as a person who knows all the answers: what is known to the form already is not asked and
 * its answer left out. Then sends the summary, if there is one.
 */
export async function fills(scene: CrashScene, who: Player, form: string, answers: Answers): Promise<void> {
  const [process, name] = form.split('.');
  let left = answers;
  while (left.length > 0) {
    const at = await who.waitFor(
      (view) => place(who, view, `${process}.ask.${name}`, left),
      `a question of ${form}`,
    );
    const [, given] = left[at] ?? [];
    if (given === undefined) break;
    left = left.slice(at + 1);
    // Between the first question and the last answer nothing is new: other plays die there at every point.
    if (left.length > 0) await scene.safely(() => who.give(given));
    else await who.give(given);
  }
  const isSummary = await who.waitFor((view) => ({ yes: isToSend(who, view) }), 'the chat');
  if (isSummary.yes) await who.press('form.send');
}

/** Which of these answers is asked for; their number at the summary; undefined while nothing fits. */
function place(who: Player, view: ChatView, ask: string, answers: Answers): number | undefined {
  if (isToSend(who, view)) return answers.length;
  const open = openOne(who, view);
  if (open === undefined) return undefined;
  const at = answers.findIndex(([question]) =>
    wordsOf(open).includes(who.words(`${ask}.${question}`, { n: 1 })),
  );
  return at === -1 ? undefined : at;
}

/** The newest message of the form that is open. */
function openOne(who: Player, view: ChatView): SeenMessage | undefined {
  const cancel = who.words('form.cancel');
  return fromBot(view).findLast((message) => buttonsOf(message).some(({ text }) => text === cancel));
}

function isToSend(who: Player, view: ChatView): boolean {
  const open = openOne(who, view);
  return open !== undefined && buttonsOf(open).some(({ text }) => text === who.words('form.send'));
}
