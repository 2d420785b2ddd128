import { randomBytes } from 'node:crypto';
import { type App, TEAM } from './app.ts';
import { check, InvalidBlocks, withIds } from './blocks/check.ts';
import { stateOf } from './blocks/element-state.ts';
import { type GivenView, givenView, MOST_BYTES } from './blocks/view.ts';
import type { View } from './state/records.ts';
import { Refusal } from './web-api/refusal.ts';

/** A modal as its person sees it. */
export interface Shown {
  view: View;
  /** By block_id. */
  errors: Record<string, string>;
}

const MOST_VIEWS = 3;

/** The modals that are open now, a stack a person. They do not outlive the double. */
export class ViewStacks {
  readonly #stacks = new Map<string, Shown[]>();
  readonly #app: App;
  readonly #changed: (person: string) => void;

  constructor(app: App, changed: (person: string) => void) {
    this.#app = app;
    this.#changed = changed;
  }

  /** The bottom one first. */
  of(person: string): Shown[] {
    return this.#stacks.get(person) ?? [];
  }

  /** Begins a stack; whatever was open is gone. */
  open(person: string, given: unknown): View {
    const view = this.#fresh(given);
    this.#put(person, [{ view: { ...view, root_view_id: view.id }, errors: {} }]);
    return this.of(person)[0]!.view;
  }

  push(person: string, given: unknown): View {
    const stack = this.of(person);
    const [root] = stack;
    const top = stack.at(-1);
    if (!root || !top) throw new Refusal('not_found');
    if (stack.length >= MOST_VIEWS) throw new Refusal('push_limit_reached');
    const view = { ...this.#fresh(given), root_view_id: root.view.id, previous_view_id: top.view.id };
    this.#put(person, [...stack, { view, errors: {} }]);
    return view;
  }

  /** Changes an open view. `hash`: of the view that the app has in mind. */
  update(
    key: { view_id?: string | undefined; external_id?: string | undefined },
    given: unknown,
    hash?: string,
  ): View {
    for (const [person, stack] of this.#stacks) {
      const shown = stack.find(({ view }) =>
        key.view_id
          ? view.id === key.view_id
          : view.external_id !== '' && view.external_id === key.external_id,
      );
      if (!shown) continue;
      if (hash !== undefined && hash !== shown.view.hash) throw new Refusal('hash_conflict');
      return this.replace(person, shown.view, given);
    }
    throw new Refusal('not_found');
  }

  /** Puts another view in the place of one; what stands in elements that are still there stays. */
  replace(person: string, old: View, given: unknown): View {
    const made = this.#fresh(given, old);
    const { id, root_view_id, previous_view_id } = old;
    const view = { ...made, id, root_view_id, previous_view_id };
    this.change(person, id, { view, errors: {} });
    return view;
  }

  change(person: string, id: string, change: Partial<Shown>): void {
    const stack = this.of(person).map((shown) => (shown.view.id === id ? { ...shown, ...change } : shown));
    this.#put(person, stack);
  }

  /** Takes away the view and those above it. */
  close(person: string, id: string): void {
    const stack = this.of(person);
    const at = stack.findIndex(({ view }) => view.id === id);
    if (at >= 0) this.#put(person, stack.slice(0, at));
  }

  closeAll(person: string): void {
    this.#put(person, []);
  }

  clear(): void {
    this.#stacks.clear();
  }

  #put(person: string, stack: Shown[]): void {
    if (stack.length > 0) this.#stacks.set(person, stack);
    else this.#stacks.delete(person);
    this.#changed(person);
  }

  #fresh(given: unknown, old?: View): View {
    const view = viewOf(this.#app, given, 'modal', old);
    const others = [...this.#stacks.values()].flat().filter((shown) => shown.view.id !== old?.id);
    if (view.external_id !== '' && others.some((shown) => shown.view.external_id === view.external_id))
      throw new Refusal('duplicate_external_id');
    return view;
  }
}

/** A view as Slack keeps it, of what the app gave; `old` is the one in whose place it comes. */
export function viewOf(app: App, given: unknown, type: 'modal' | 'home', old?: View): View {
  if (Buffer.byteLength(JSON.stringify(given ?? null)) > MOST_BYTES) throw new Refusal('view_too_large');
  const id = old?.id ?? `V${randomBytes(5).toString('hex').toUpperCase()}`;
  const view = checked(given, type);
  const blocks = withIds(view.blocks);
  return {
    ...view,
    id,
    team_id: TEAM.id,
    app_id: app.id,
    app_installed_team_id: TEAM.id,
    bot_id: app.botId,
    title: 'title' in view ? view.title : undefined,
    submit: 'submit' in view ? (view.submit ?? null) : null,
    close: 'close' in view ? (view.close ?? null) : null,
    clear_on_close: 'clear_on_close' in view && view.clear_on_close,
    notify_on_close: 'notify_on_close' in view && view.notify_on_close,
    blocks,
    state: { values: stateOf(blocks, old?.state.values) },
    hash: `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString('hex')}`,
    root_view_id: id,
    previous_view_id: null,
  };
}

function checked(given: unknown, type: 'modal' | 'home'): GivenView {
  try {
    return check<GivenView>(givenView[type], given, '/view');
  } catch (error) {
    if (error instanceof InvalidBlocks) throw new Refusal('invalid_arguments', error.messages);
    throw error;
  }
}
