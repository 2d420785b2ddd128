import type { z } from 'zod';
import { PeopleError } from '../../people-error.ts';
import { answerIn } from '../answer-by-url.ts';
import { TEAM } from '../app.ts';
import type { Reply } from '../delivery/delivery.ts';
import { messageShape } from '../shapes.ts';
import type { Channel, Person } from '../state/records.ts';
import { Args } from '../web-api/args.ts';
import { Refusal } from '../web-api/refusal.ts';
import type { World } from '../world.ts';
import { type Ack, ackOf, unfit } from './acks.ts';
import { channelOf } from './channel-of.ts';
import type * as inputs from './inputs.ts';
import { actionTs, channelIn, deed } from './payloads.ts';

/** Types a slash command; what the app answers at once stands in the chat. */
export async function command(
  world: World,
  person: Person,
  name: string,
  { command: typed, text }: z.infer<typeof inputs.command>,
): Promise<Ack> {
  if (!world.app.hasCommand(typed)) throw new PeopleError(409, `${typed} is not a valid command`);
  const channel = channelOf(world, person, name);
  const payload = {
    token: 'verification-token',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channel.id,
    channel_name: channelIn(channel).name,
    user_id: person.id,
    user_name: person.name,
    command: typed,
    text,
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: world.responseUrls.open({ channel: channel.id, person: person.id }),
    trigger_id: world.triggers.pull(person.id, false),
  };
  const reply = await world.door.tell({ kind: 'command', type: typed, payload });
  const ack = ackOf(reply);
  return ack.ok && reply.body !== '' ? shown(world, channel, person, reply) : ack;
}

/** Starts one of the app's global shortcuts. */
export async function shortcut(
  world: World,
  person: Person,
  { callback_id }: z.infer<typeof inputs.shortcut>,
): Promise<Ack> {
  if (!world.app.isInteractive || !world.app.hasShortcut(callback_id, 'global'))
    throw new PeopleError(409, `There is no shortcut ${callback_id}`);
  const payload = {
    ...deed(world, 'shortcut', person),
    callback_id,
    trigger_id: world.triggers.pull(person.id, false),
    action_ts: actionTs(),
  };
  return ackOf(await world.door.tell({ kind: 'interactivity', type: 'shortcut', payload }));
}

/** Starts one of the app's shortcuts on a message. */
export async function messageShortcut(
  world: World,
  person: Person,
  name: string,
  { callback_id, ts }: z.infer<typeof inputs.messageShortcut>,
): Promise<Ack> {
  if (!world.app.isInteractive || !world.app.hasShortcut(callback_id, 'message'))
    throw new PeopleError(409, `There is no shortcut ${callback_id}`);
  const channel = channelOf(world, person, name);
  const message = world.state.message(channel.id, ts);
  if (!message || message.deleted || message.only_for) throw new PeopleError(404, `No message ${ts}`);
  const payload = {
    ...deed(world, 'message_action', person),
    callback_id,
    trigger_id: world.triggers.pull(person.id, false),
    action_ts: actionTs(),
    message_ts: ts,
    channel: channelIn(channel),
    message: messageShape(world, message),
    response_url: world.responseUrls.open({ channel: channel.id, person: person.id, ts }),
  };
  return ackOf(await world.door.tell({ kind: 'interactivity', type: 'message_action', payload }));
}

/** An answer is JSON, or words. */
function shown(world: World, channel: Channel, person: Person, reply: Reply): Ack {
  try {
    answerIn(world, channel, person.id, new Args(read(reply.body)));
    return ackOf(reply);
  } catch (error) {
    if (error instanceof Refusal) return unfit(reply, [error.code, ...error.messages]);
    throw error;
  }
}

function read(body: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null
      ? (json as Record<string, unknown>)
      : { text: String(json) };
  } catch {
    return { text: body };
  }
}
