import { viewOf } from '../../view-stacks.ts';
import type { Call, Method } from '../call.ts';
import { Refusal } from '../refusal.ts';
import { personFor } from '../targets.ts';

/** The person whose trigger the call brings. It is spent even when the view is then refused. */
function exchanged({ world, args }: Call): { person: string; inModal: boolean } {
  return world.triggers.exchange(args.required('trigger_id'));
}

function givenView({ args }: Call): unknown {
  const view = args.json('view');
  if (view === undefined) throw new Refusal('invalid_arguments', ['missing required field: view']);
  return view;
}

export const views: Record<string, Method> = {
  'views.open': {
    tier: 4,
    run: (call) => {
      const given = givenView(call);
      return { view: call.world.views.open(exchanged(call).person, given) };
    },
  },
  'views.push': {
    tier: 4,
    run: (call) => {
      const given = givenView(call);
      const { person, inModal } = exchanged(call);
      if (!inModal) throw new Refusal('not_found');
      return { view: call.world.views.push(person, given) };
    },
  },
  'views.update': {
    tier: 4,
    run: (call) => {
      const { args, world } = call;
      const given = givenView(call);
      const view_id = args.text('view_id');
      const external_id = args.text('external_id');
      if (!view_id && !external_id)
        throw new Refusal('invalid_arguments', ['missing required field: view_id']);
      return { view: world.views.update({ view_id, external_id }, given, args.text('hash')) };
    },
  },
  'views.publish': {
    tier: 4,
    run: (call) => {
      const { args, world } = call;
      if (!world.app.hasHome) throw new Refusal('not_enabled');
      const person = personFor(call, 'user_id');
      const old = world.state.homes.get(person.id);
      const hash = args.text('hash');
      if (hash !== undefined && old && hash !== old.hash) throw new Refusal('hash_conflict');
      const view = world.state.homes.set(person.id, viewOf(world.app, givenView(call), 'home', old));
      world.events.announce({ kind: 'home', user: person.id });
      return { view };
    },
  },
};
