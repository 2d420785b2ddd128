import type { Ports } from '../../core/ports/index.ts';

import type { Deaths } from './deaths.ts';

// biome-ignore lint/suspicious/noExplicitAny: each takes the arguments of its own method
type About = (...args: any[]) => string;

const id: About = (first: { id: string }) => first.id;
const itself: About = (first: string) => first;
const nothing: About = () => '';

/**
 * Everything that changes the store, with what tells one write of a step from another. Ids that are drawn anew when
 * a step is done again are left out. To die before a write is to die after the one before it: reads lie between.
 */
const WRITES: Partial<Record<keyof Ports, Record<string, About>>> = {
  journal: { append: (entry: { _id: string }) => entry._id, markDispatched: itself },
  cases: { put: (current: { id: string; seq: number }) => `${current.id}#${current.seq}` },
  directory: { put: id },
  people: {
    create: id,
    update: itself,
    join: itself,
    link: itself,
    unlink: (channel: string, user: string) => `${channel}/${user}`,
    setBlocked: (channel: string, user: string) => `${channel}/${user}`,
    createInvite: nothing,
    useInvite: itself,
  },
  ledger: {
    enqueue: (message: { id: string }) => original(message.id),
    enqueueAll: (messages: { id: string }[]) => messages.map(({ id }) => original(id)).join(),
    claim: nothing,
    begin: (message: { id: string }) => original(message.id),
    markSent: (message: string) => original(message),
    markFailed: itself,
    markExpired: itself,
    markUnknown: (message: string) => original(message),
    markChanged: (message: string) => original(message),
    markRetired: (message: string) => original(message),
    postpone: itself,
  },
  obligations: { open: id, reopen: itself, close: itself, climb: itself, setOwner: itself },
  drafts: {
    create: nothing,
    save: (draft: { id: string; rev: number }) => `${draft.id}#${draft.rev}`,
    close: itself,
  },
  inbox: { keep: id, assign: itself },
  files: { put: id },
};

/** Only hold others off for a moment: one death of each kind in a run is enough. */
const HOLDS: typeof WRITES = { leases: { take: nothing, release: nothing } };

/** A message and its repeats are one: each of its points is died at once. */
function original(message: string): string {
  return message.replaceAll('~again', '');
}

/** The same ports, with a point at which the process may die before each write. */
export function mortal(ports: Ports, deaths: Deaths): Ports {
  const wrap = (methods: typeof WRITES, meet: (what: string, about: string) => void) =>
    Object.entries(methods).map(([name, own]) => {
      const port = ports[name as keyof Ports] as object;
      return [
        name,
        wrapped(
          port,
          (method) => own[method],
          (method, about) => meet(`${name}.${method}`, about),
        ),
      ];
    });
  return {
    ...ports,
    ...Object.fromEntries(wrap(WRITES, (what, about) => deaths.point(what, about))),
    ...Object.fromEntries(wrap(HOLDS, (what) => deaths.pointOnce(what))),
  };
}

function wrapped(
  port: object,
  aboutOf: (method: string) => About | undefined,
  meet: (method: string, about: string) => void,
): object {
  return new Proxy(port, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function' || typeof key !== 'string') return value;
      const about = aboutOf(key);
      if (about === undefined) return value.bind(target);
      return (...args: unknown[]) => {
        meet(key, about(...args));
        return value.apply(target, args);
      };
    },
  });
}
