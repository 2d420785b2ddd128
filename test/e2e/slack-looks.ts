import type { SeenMessage, SeenView } from '../../bots/playground/slack-double/people/seen.ts';
import type { SlackOffice } from './slack-office.ts';

/** Long enough for what has to come; nothing waits this long that comes. */
export const PATIENCE_MS = 15_000;

const wordsOf = ({ text, blocks = [] }: SeenMessage) => `${text}\n${JSON.stringify(blocks)}`;

/** What was answered later than Slack waits. */
export function answeredTooLate({ slack }: SlackOffice) {
  return slack.controls.deliveries().filter(({ error }) => error === 'http_timeout');
}

/** The newest message of the app's to this person that has these words, as soon as there is one. */
export async function heardBy(office: SlackOffice, user: string, words: string): Promise<SeenMessage> {
  const of = (messages: SeenMessage[]) =>
    messages.findLast((one) => one.from.is_app && wordsOf(one).includes(words));
  const { people } = office.slack;
  const { messages } = await people.chatWhen(
    user,
    'app',
    (chat) => of(chat.messages) !== undefined,
    PATIENCE_MS,
  );
  const found = of(messages);
  if (found === undefined)
    throw new Error(`never heard «${words}»: ${messages.map(({ text }) => text).join(' | ')}`);
  return found;
}

/** The button with these words on blocks. */
export function buttonIn(
  blocks: unknown[] | undefined,
  words: string,
): { action_id: string; block_id: string } {
  for (const block of (blocks ?? []) as {
    block_id: string;
    elements?: { action_id: string; text?: { text?: string } }[];
  }[])
    for (const element of block.elements ?? [])
      if (element.text?.text?.includes(words) === true)
        return { action_id: element.action_id, block_id: block.block_id };
  throw new Error(`no button «${words}» in ${JSON.stringify(blocks)}`);
}

/** The modal that is open, once there is one. */
export async function modalOf({ slack }: SlackOffice, user: string): Promise<SeenView> {
  const [modal] = await slack.people.modalsWhen(user, ({ length }) => length > 0, PATIENCE_MS);
  if (modal === undefined) throw new Error('no modal was opened');
  return modal;
}

/** Opens a form from the card with the ways on. Gives the card, the answer to the press and the form's first page. */
export async function opensForm(office: SlackOffice, user: string, form: string) {
  const { people } = office.slack;
  await people.command(user, 'app', { command: '/caravan', text: 'new' });
  const card = await heardBy(office, user, form);
  const used = await people.use(user, { channel: 'app', ts: card.ts }, buttonIn(card.blocks, form));
  return { card, used, modal: await modalOf(office, user) };
}

interface Input {
  block_id: string;
  optional?: boolean;
  element: { type: string; action_id: string; options?: { value: string }[] };
}

/** Puts these words into every field that takes words, and the first answer into every other one that must have one. */
export async function fillIn(
  office: SlackOffice,
  user: string,
  blocks: unknown[] | undefined,
  words: string,
): Promise<void> {
  for (const { block_id, optional, element } of (blocks ?? []) as Partial<Input>[]) {
    if (element === undefined || block_id === undefined) continue;
    const value = element.type === 'plain_text_input' ? words : element.options?.[0]?.value;
    if (value === undefined || (optional === true && element.type !== 'plain_text_input')) continue;
    const isList = ['checkboxes', 'multi_static_select'].includes(element.type);
    await office.slack.people.use(user, 'modal', {
      action_id: element.action_id,
      block_id,
      value: isList ? [value] : value,
    });
  }
}
