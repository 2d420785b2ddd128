import { z } from 'zod';
import { PeopleError } from '../../people-error.ts';
import { check, InvalidBlocks } from '../blocks/check.ts';
import { changed, chosen, hasState, type Offer } from '../blocks/element-state.ts';
import { choices, type Option, optionsOf } from '../blocks/options.ts';
import { fileShape } from '../shapes.ts';
import type { Block, Element, Person, StateValue } from '../state/records.ts';
import type { World } from '../world.ts';
import { type Ack, ackOf, unfit } from './acks.ts';
import type * as inputs from './inputs.ts';
import type { Place } from './inputs.ts';
import { actionTs, deed, surface as surfaceIn } from './payloads.ts';
import { elementAt, keepState, type Surface, surfaceAt } from './surfaces.ts';

/** `sent`: whether the app was told; an input is only filled in, unless it has `dispatch_action`. */
export interface Use {
  sent: boolean;
  ack?: Ack;
}

const DEFAULT_LEAST_QUERY = 3;
/** An app may find nothing. */
const offered = z
  .strictObject(choices)
  .refine(
    (one) => (one.options === undefined) !== (one.option_groups === undefined),
    'must provide either options or option_groups',
  );

/** People's hands on buttons, menus and inputs. */
export class Using {
  readonly #world: World;
  /** By person, surface and element: what the app answered when its external menu asked it last. */
  readonly #asked = new Map<string, Option[]>();

  constructor(world: World) {
    this.#world = world;
  }

  async use(person: Person, place: Place, what: z.infer<typeof inputs.use>): Promise<Use> {
    let surface = surfaceAt(this.#world, person, place);
    const { block, element } = elementAt(surface, what);
    let put: StateValue | undefined;
    if (hasState(element)) {
      put = changed(element, what.value, this.#offer(person, surface, element));
      const { block_id } = block;
      const inBlock = { ...surface.values[block_id], [element.action_id]: put };
      surface = keepState(this.#world, person, surface, { ...surface.values, [block_id]: inBlock });
      await this.#world.state.settled();
    }
    if (block.type === 'input' && block.dispatch_action !== true) return { sent: false };
    const action = actionOf(block, element, put, what.value);
    return { sent: true, ack: await this.#tell(person, surface, action) };
  }

  /** Asks the app what an external menu offers for what was typed. */
  async options(
    person: Person,
    place: Place,
    what: z.infer<typeof inputs.query>,
  ): Promise<{ options: Option[] }> {
    const surface = surfaceAt(this.#world, person, place);
    const { block, element } = elementAt(surface, what);
    if (!element.type.endsWith('external_select'))
      throw new PeopleError(409, `${what.action_id} asks nobody`);
    const least = Number(element.min_query_length ?? DEFAULT_LEAST_QUERY);
    if (what.query.length < least) throw new PeopleError(409, `Type ${least} characters at least`);
    const payload = {
      ...deed(this.#world, 'block_suggestion', person),
      ...this.#surface(surface),
      action_id: element.action_id,
      block_id: block.block_id,
      value: what.query,
    };
    const reply = await this.#world.door.tell({ kind: 'options', type: 'block_suggestion', payload });
    const ack = ackOf(reply);
    if (!ack.ok) throw new PeopleError(409, `The app did not answer: ${ack.error}`);
    const options = optionsOf(readOptions(reply.body));
    this.#asked.set(askedKey(person, surface, element), options);
    return { options };
  }

  async #tell(person: Person, surface: Surface, action: object): Promise<Ack> {
    const world = this.#world;
    if (!world.app.isInteractive) return { ok: false, ms: 0, error: 'no_connection' };
    const answered =
      surface.at === 'message'
        ? { channel: surface.channel.id, person: person.id, ts: surface.message.ts }
        : undefined;
    const payload = {
      ...deed(world, 'block_actions', person),
      ...this.#surface(surface),
      trigger_id: world.triggers.pull(person.id, surface.at === 'modal'),
      ...(answered ? { response_url: world.responseUrls.open(answered) } : {}),
      actions: [action],
    };
    const reply = await world.door.tell({ kind: 'interactivity', type: 'block_actions', payload });
    const ack = ackOf(reply);
    return ack.ok && reply.body !== '' && surface.at !== 'message'
      ? unfit(reply, ['an action is acknowledged with an empty body'])
      : ack;
  }

  #surface(surface: Surface) {
    return surfaceIn(this.#world, surface.at === 'message' ? surface : { view: surface.view });
  }

  #offer(person: Person, surface: Surface, element: Element): Offer {
    const { state, root } = this.#world;
    const held = Object.values(surface.values).flatMap((block) => Object.entries(block));
    const chosenNow = held.filter(([id]) => id === element.action_id).flatMap(([, value]) => chosenIn(value));
    return {
      asked: [...(this.#asked.get(askedKey(person, surface, element)) ?? []), ...chosenNow],
      isPerson: (id) => state.people.has(id),
      isChannel: (id) => state.channels.get(id)?.members.includes(person.id) === true,
      file: (id) => {
        const file = state.files.get(id);
        return file?.user === person.id ? fileShape(file, root()) : undefined;
      },
    };
  }
}

const chosenIn = (value: StateValue): Option[] =>
  [value.selected_option ?? [], value.selected_options ?? []].flat() as Option[];

function askedKey(person: Person, surface: Surface, { action_id }: Element): string {
  const place = surface.at === 'message' ? surface.message.ts : surface.view.id;
  return [person.id, place, action_id].join('/');
}

/** What was done, as the payload tells: a press, or what stands in the element now. */
function actionOf(
  block: Block,
  element: Element,
  put: StateValue | undefined,
  value: string | string[] | undefined,
): object {
  const { type, action_id, text, style, placeholder } = element;
  const shared = { action_id, block_id: block.block_id, action_ts: actionTs() };
  if (put) return { ...put, ...shared, ...(placeholder ? { placeholder } : {}) };
  if (type === 'overflow') return { type, ...shared, selected_option: chosen(element, String(value)) };
  if (value !== undefined) throw new PeopleError(400, 'A button takes no value');
  return { type, ...shared, text, value: element.value, style };
}

function readOptions(body: string): z.infer<typeof offered> {
  try {
    return check(offered, JSON.parse(body || '{}'), '');
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof InvalidBlocks)
      throw new PeopleError(409, `The app's options cannot be shown: ${error.message}`);
    throw error;
  }
}
