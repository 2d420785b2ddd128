import { edit, post, remove } from './messages.ts';
import type { Channel } from './state/records.ts';
import { Args } from './web-api/args.ts';
import { Refusal } from './web-api/refusal.ts';
import { contentOf, requireContent } from './web-api/targets.ts';
import type { World } from './world.ts';

const MOST_TEXT = 40_000;

/** Does what an app asks for at a response_url: a new message, or another one in the place of that which was pressed. */
export async function answerByUrl(world: World, key: string, values: Record<string, unknown>): Promise<void> {
  const { channel: id, person, ts } = world.responseUrls.use(key);
  const channel = world.state.channels.get(id);
  if (!channel) throw new Refusal('channel_not_found');
  answerIn(world, channel, person, new Args(values), ts);
  await world.state.settled();
}

/** What the app says in a channel because a person did something there; only that person sees it unless it says otherwise. */
export function answerIn(world: World, channel: Channel, person: string, args: Args, ts?: string): void {
  const pressed = ts === undefined ? undefined : world.state.message(channel.id, ts);
  if (args.flag('delete_original')) {
    if (!pressed || pressed.deleted) throw new Refusal('message_not_found');
    remove(world, channel, pressed);
    return;
  }
  const content = contentOf(args, MOST_TEXT);
  requireContent(content);
  const { text = '', blocks } = content;
  const said = { text, blocks: blocks?.length ? blocks : undefined };
  if (args.flag('replace_original') && pressed && !pressed.deleted) {
    edit(world, channel, pressed, said);
    return;
  }
  post(world, channel, {
    ...said,
    user: world.app.botUserId,
    thread_ts: args.text('thread_ts'),
    only_for: args.text('response_type') === 'in_channel' ? undefined : person,
  });
}
