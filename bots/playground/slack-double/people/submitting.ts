import { z } from 'zod';
import { PeopleError } from '../../people-error.ts';
import { objections } from '../blocks/objections.ts';
import type { Reply } from '../delivery/delivery.ts';
import type { Person, View } from '../state/records.ts';
import { Refusal } from '../web-api/refusal.ts';
import type { World } from '../world.ts';
import { type Ack, ackOf, unfit } from './acks.ts';
import { deed } from './payloads.ts';

/** `sent: false`: Slack itself objected; the modal then shows `errors`. */
export interface Submission {
  sent: boolean;
  ack?: Ack;
  errors?: Record<string, string>;
  closed: boolean;
}

const answer = z.union([
  z.strictObject({}),
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
]);
type Answer = z.infer<typeof answer>;

/** Sends the top modal to the app and does what it answers. */
export async function submit(world: World, person: Person): Promise<Submission> {
  const shown = world.views.of(person.id).at(-1);
  if (!shown) throw new PeopleError(409, 'No modal is open');
  const { view } = shown;
  if (!view.submit) throw new PeopleError(409, 'This modal cannot be submitted');
  if (view.submit_disabled === true) throw new PeopleError(409, 'The button cannot be pressed now');
  const errors = objections(view.blocks, view.state.values);
  world.views.change(person.id, view.id, { errors });
  if (Object.keys(errors).length > 0) return { sent: false, errors, closed: false };
  const payload = {
    ...deed(world, 'view_submission', person),
    trigger_id: world.triggers.pull(person.id, true),
    view,
    response_urls: [],
  };
  const reply = await world.door.tell({ kind: 'interactivity', type: 'view_submission', payload });
  const ack = ackOf(reply);
  if (!ack.ok) return { sent: true, ack, closed: false };
  return taken(world, person, view.id, reply);
}

function taken(world: World, person: Person, viewId: string, reply: Reply): Submission {
  const said = read(reply.body);
  const view = world.views.of(person.id).find((shown) => shown.view.id === viewId)?.view;
  if (!said) return { sent: true, ack: unfit(reply, ['no answer to a submission']), closed: false };
  try {
    const errors = view ? obey(world, person, view, said) : {};
    const isOpen = world.views.of(person.id).some((shown) => shown.view.id === viewId);
    const shown = Object.keys(errors).length > 0 ? { errors } : {};
    return { sent: true, ack: ackOf(reply), ...shown, closed: !isOpen };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { sent: true, ack: unfit(reply, [error.code, ...error.messages]), closed: false };
  }
}

function read(body: string): Answer | undefined {
  try {
    return answer.parse(body === '' ? {} : JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** Does what the app answers to a submission; the errors that the modal then shows. */
function obey(world: World, person: Person, view: View, said: Answer): Record<string, string> {
  if (!('response_action' in said)) world.views.close(person.id, view.id);
  else if ('errors' in said) {
    const inputs = view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
    const strange = Object.keys(said.errors).filter((block) => !inputs.includes(block));
    if (strange.length > 0)
      throw new Refusal('invalid_arguments', [`no input has the block_id ${strange.join(', ')}`]);
    world.views.change(person.id, view.id, { errors: said.errors });
    return said.errors;
  } else if (said.response_action === 'clear') world.views.closeAll(person.id);
  else if (said.response_action === 'update') world.views.replace(person.id, view, said.view);
  else world.views.push(person.id, said.view);
  return {};
}

/** Closes the top modal, or all; an app that asked for it hears of it. */
export async function close(world: World, person: Person, all: boolean): Promise<void> {
  const stack = world.views.of(person.id);
  const top = stack.at(-1)?.view;
  if (!top) throw new PeopleError(409, 'No modal is open');
  const isCleared = all || top.clear_on_close;
  if (isCleared) world.views.closeAll(person.id);
  else world.views.close(person.id, top.id);
  const gone = isCleared ? stack.map(({ view }) => view) : [top];
  for (const view of gone.filter(({ notify_on_close }) => notify_on_close)) {
    const payload = { ...deed(world, 'view_closed', person), view, is_cleared: isCleared };
    await world.door.tell({ kind: 'interactivity', type: 'view_closed', payload });
  }
}
