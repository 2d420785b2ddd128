import { streamEvents } from '../../feed/event-stream.ts';
import { PeopleError } from '../../people-error.ts';
import { type Ask, numberIn, peopleSide, type Route, waitIn } from '../../people-side.ts';
import type { World } from '../world.ts';
import type { Channels } from './channels.ts';
import type { Controls } from './controls.ts';
import { sendFileToPage } from './page-file.ts';
import type { People } from './people.ts';

/** The people's side as a handler of node:http; the path is relative to wherever it is mounted. */
export function peopleHandler(world: World, people: People, channels: Channels, controls: Controls) {
  return peopleSide([
    ...peopleRoutes(people),
    ...chatRoutes(people),
    ...otherRoutes(world, channels, controls),
  ]);
}

const id = ({ path }: Ask) => path[0]!;
const PERSON = '/people/([A-Z0-9]+)';

function peopleRoutes(people: People): Route[] {
  return [
    ['POST', '/people', ({ body }) => people.add(body)],
    ['GET', '/people', () => people.list()],
    ['POST', `${PERSON}/deactivate`, (ask) => people.deactivate(id(ask))],
    ['GET', `${PERSON}/chats`, (ask) => people.chats(id(ask))],
    ['POST', `${PERSON}/shortcut`, (ask) => people.shortcut(id(ask), ask.body)],
    ['POST', `${PERSON}/home/open`, (ask) => people.openHome(id(ask), ask.body)],
    ['GET', `${PERSON}/home`, (ask) => people.home(id(ask))],
    [
      'GET',
      `${PERSON}/modals`,
      (ask) => people.modalsWhen(id(ask), ({ length }) => length > 0, waitIn(ask.query)),
    ],
    ['POST', `${PERSON}/use`, (ask) => people.use(id(ask), ...placed(ask))],
    ['POST', `${PERSON}/options`, (ask) => people.options(id(ask), ...placed(ask))],
    ['POST', `${PERSON}/submit`, (ask) => people.submit(id(ask))],
    ['POST', `${PERSON}/close`, (ask) => people.close(id(ask), ask.body)],
    [
      'POST',
      `${PERSON}/files`,
      (ask) => {
        const [upload] = ask.uploads;
        if (!upload) throw new PeopleError(400, 'Send the file as the field "file" of multipart/form-data');
        return people.upload(id(ask), upload);
      },
    ],
  ];
}

/** Where, and what is done there. */
function placed({ body }: Ask): [on: never, what: never] {
  const { on, ...what } = body as { on: never };
  return [on, what as never];
}

function chatRoutes(people: People): Route[] {
  const chat = `${PERSON}/chats/(\\w+)`;
  const who = ({ path }: Ask) => [path[0]!, path[1]!] as const;
  return [
    [
      'GET',
      chat,
      (ask) => {
        const after = ask.query.get('after') ?? '';
        return people.chatWhen(...who(ask), ({ messages }) => messages.length > 0, waitIn(ask.query), after);
      },
    ],
    ['POST', `${chat}/messages`, (ask) => people.write(...who(ask), ask.body)],
    ['POST', `${chat}/edit`, (ask) => people.edit(...who(ask), ask.body)],
    ['POST', `${chat}/delete`, (ask) => people.remove(...who(ask), ask.body)],
    ['POST', `${chat}/files`, (ask) => people.sendFiles(...who(ask), ask.body, ask.uploads)],
    ['POST', `${chat}/command`, (ask) => people.command(...who(ask), ask.body)],
    ['POST', `${chat}/shortcut`, (ask) => people.messageShortcut(...who(ask), ask.body)],
    ['POST', `${chat}/read`, (ask) => people.read(...who(ask))],
  ];
}

function otherRoutes(world: World, channels: Channels, controls: Controls): Route[] {
  return [
    ['GET', '/app', () => controls.app()],
    ['POST', '/app/request-url', ({ body }) => controls.setRequestUrl(body)],
    ['POST', '/channels', ({ body }) => channels.create(body)],
    ['GET', '/channels', () => channels.list()],
    ['POST', '/channels/(\\w+)/invite', (ask) => channels.invite(id(ask), ask.body)],
    ['POST', '/channels/(\\w+)/share', (ask) => channels.share(id(ask), ask.body as never)],
    ['POST', '/channels/(\\w+)/remove', (ask) => channels.remove(id(ask), ask.body)],
    [
      'GET',
      '/events',
      ({ request, response, query }) => streamEvents(world, request, response, query.get('since')),
    ],
    ['GET', '/files/(\\w+)', (ask) => sendFileToPage(world, id(ask), ask.response)],
    ['POST', '/faults', ({ body }) => controls.addFault(body)],
    ['DELETE', '/faults', () => controls.clearFaults()],
    ['GET', '/log', ({ query }) => controls.log(numberIn(query, 'after'))],
    ['GET', '/deliveries', ({ query }) => controls.deliveries(numberIn(query, 'after'))],
    ['POST', '/deliveries/(\\d+)/again', (ask) => controls.sendAgain(Number(id(ask)), ask.body)],
    ['GET', '/acknowledgements', () => controls.acknowledgements()],
    ['POST', '/reset', () => controls.reset()],
  ];
}
