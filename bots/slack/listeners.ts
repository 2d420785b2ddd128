import type { App } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import type { z } from 'zod';
import { commandNamed } from '../../core/desk/views.ts';
import { cut } from '../../core/texts/fit.ts';
import {
  blockActions,
  directMessage,
  homeOpened,
  shortcut,
  slashCommand,
  suggestion,
  viewEvent,
} from './bodies.ts';
import type { ArrivedAs } from './door.ts';
import type { FetchFile } from './files.ts';
import type { Homes } from './home.ts';
import type { ViewAnswer } from './modal-answer.ts';
import { PAGE } from './page-view.ts';
import { type Arrived, readActions, readCommand, readMessage, readPage, received } from './read.ts';
import { type ChannelReaders, isChannel } from './readers.ts';
import type { Service } from './service.ts';
import { plain, SLASH_COMMAND } from './words.ts';

/** As the manifest names them. */
export const SHORTCUTS = { menu: 'menu', find: 'find' } as const;
export const EVENTS = ['message.im', 'app_home_opened'] as const;

interface Behind {
  service: Service;
  homes: Homes;
  readers: ChannelReaders;
  fetchFile: FetchFile;
  /** What fits the words typed into a field of a page. */
  suggest(typed: z.infer<typeof suggestion>, arrivedAt: number): Promise<PlainTextOption[]>;
}

/** What is done with each thing that Slack brings. */
export function listen(app: App, { service, homes, readers, fetchFile, suggest }: Behind): void {
  const arrivedBy = async (user: string, { arrival }: ArrivedAs): Promise<Arrived> => ({
    update: `slack:${arrival}`,
    user,
    dm: await service.chatOf(user),
  });

  app.event('message', async ({ event, context }) => {
    const message = directMessage.safeParse(event);
    if (!message.success) return;
    const { arrival } = as(context);
    const { user, channel: dm } = message.data;
    await service.serve(readMessage({ update: `slack:${arrival}`, user, dm }, message.data, fetchFile));
  });

  app.event('app_home_opened', async ({ event }) => {
    const { user, tab } = homeOpened.parse(event);
    if (tab !== 'messages') await homes.draw(user, true);
  });

  app.action({ type: 'block_actions' }, async ({ body, context }) => {
    const actions = blockActions.parse(body);
    const read = readActions(await arrivedBy(actions.user.id, as(context)), actions, fetchFile);
    if (read !== null) await service.serve([read]);
  });

  app.view({ type: 'view_submission', callback_id: PAGE }, async ({ body, context, ack }) => {
    const { user, view, trigger_id } = viewEvent.parse(body);
    const { arrivedAt } = as(context);
    const read = readPage(await arrivedBy(user.id, as(context)), view, 'submit', fetchFile, trigger_id);
    if (read !== null)
      await service.submit(read, ack as (answer?: ViewAnswer) => Promise<unknown>, arrivedAt);
  });

  app.view({ type: 'view_closed', callback_id: PAGE }, async ({ body, context }) => {
    const { user, view } = viewEvent.parse(body);
    const read = readPage(await arrivedBy(user.id, as(context)), view, 'close', fetchFile);
    if (read === null) return;
    // It is closed: what is to be said is said in the chat.
    await service.serve([{ ...read, origin: { ...read.origin, at: { in: 'chat' } } }]);
  });

  app.options(/.*/, async ({ body, context, ack }) => {
    const options = await suggest(suggestion.parse(body), as(context).arrivedAt ?? 0);
    await (ack as (answer: object) => Promise<unknown>)({ options });
  });

  app.command(SLASH_COMMAND, async ({ body, context }) => {
    const command = slashCommand.parse(body);
    const arrived = await arrivedBy(command.user_id, as(context));
    const read = readCommand(arrived, command, isCommand);
    const { chatId } = read.incoming;
    const who = isChannel(chatId) ? await readers.of(chatId).catch(() => 'unknown' as const) : undefined;
    const incoming = who === undefined ? read.incoming : { ...read.incoming, readers: who };
    await service.serve([{ ...read, incoming }]);
  });

  app.shortcut(SHORTCUTS.menu, async ({ body, context }) => {
    const { user, trigger_id: trigger } = shortcut.parse(body);
    const arrived = await arrivedBy(user.id, as(context));
    const menu = { kind: 'command', name: 'menu', args: '' } as const;
    await service.serve([received(arrived, menu, { at: { in: 'elsewhere' }, trigger })]);
  });

  app.shortcut(SHORTCUTS.find, async ({ body, context }) => {
    const { user, message, trigger_id: trigger } = shortcut.parse(body);
    const arrived = await arrivedBy(user.id, as(context));
    const args = cut(plain(message?.text ?? '').trim(), 200);
    const input = { kind: 'command', name: args === '' ? 'menu' : 'find', args } as const;
    await service.serve([received(arrived, input, { at: { in: 'elsewhere' }, trigger })]);
  });
}

/** The door puts it there. */
function as(context: object): ArrivedAs {
  return context as ArrivedAs;
}

function isCommand(name: string): boolean {
  return commandNamed(name) !== undefined || ['cancel', 'find', 'start', 'here'].includes(name);
}
