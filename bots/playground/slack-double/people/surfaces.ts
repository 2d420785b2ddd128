import { PeopleError } from '../../people-error.ts';
import { usable } from '../blocks/check.ts';
import type { Block, Channel, Element, Person, StateValues, StoredMessage, View } from '../state/records.ts';
import type { World } from '../world.ts';
import { channelOf } from './channel-of.ts';
import type { Place } from './inputs.ts';

/** Something with blocks that a person sees now. */
export type Surface = { blocks: Block[]; values: StateValues } & (
  | { at: 'message'; channel: Channel; message: StoredMessage }
  | { at: 'modal' | 'home'; view: View }
);

/** What stands at a place for a person. Throws PeopleError when nothing does. */
export function surfaceAt(world: World, person: Person, place: Place): Surface {
  if (place === 'home') {
    const view = world.state.homes.get(person.id);
    if (!view) throw new PeopleError(409, 'Nothing is published on the home');
    return { at: 'home', view, blocks: view.blocks, values: view.state.values };
  }
  if (place === 'modal') {
    const shown = world.views.of(person.id).at(-1);
    if (!shown) throw new PeopleError(409, 'No modal is open');
    return { at: 'modal', view: shown.view, blocks: shown.view.blocks, values: shown.view.state.values };
  }
  const channel = channelOf(world, person, place.channel);
  const message = world.state.message(channel.id, place.ts);
  if (!message || message.deleted || (message.only_for ?? person.id) !== person.id)
    throw new PeopleError(404, `No message ${place.ts}`);
  return { at: 'message', channel, message, blocks: message.blocks ?? [], values: message.state };
}

/** The element that is meant, as it stands there now. */
export function elementAt(
  { blocks }: Surface,
  { action_id, block_id }: { action_id: string; block_id?: string | undefined },
): { block: Block; element: Element } {
  const found = usable(blocks).filter(
    ({ block, element }) =>
      element.action_id === action_id && (block_id ?? block.block_id) === block.block_id,
  );
  const [only, other] = found;
  if (!only) throw new PeopleError(409, `There is no ${action_id} there now`);
  if (other) throw new PeopleError(400, `There are several ${action_id}: say the block_id`);
  return only;
}

/** Keeps what a person has put into an element. */
export function keepState(world: World, person: Person, surface: Surface, values: StateValues): Surface {
  if (surface.at === 'message') {
    const message = world.state.keep({ ...surface.message, state: values });
    world.events.announce({ kind: 'state', user: person.id, channel: message.channel, ts: message.ts });
    return { ...surface, message, values };
  }
  const view = { ...surface.view, state: { values } };
  if (surface.at === 'modal') world.views.change(person.id, view.id, { view });
  else {
    world.state.homes.set(person.id, view);
    world.events.announce({ kind: 'state', user: person.id });
  }
  return { ...surface, view, values };
}
