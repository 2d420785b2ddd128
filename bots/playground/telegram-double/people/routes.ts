import { streamEvents } from '../../feed/event-stream.ts';
import { PeopleError } from '../../people-error.ts';
import { type Ask, numberIn, peopleSide, type Route, waitIn } from '../../people-side.ts';
import { Refusal } from '../bot-api/refusal.ts';
import type { World } from '../world.ts';
import type { Controls } from './controls.ts';
import type { Groups } from './groups.ts';
import { sendFileToPage } from './page-file.ts';
import type { People } from './people.ts';

/** The people's side as a handler of node:http; the path is relative to wherever it is mounted. */
export function peopleHandler(world: World, people: People, groups: Groups, controls: Controls) {
  return peopleSide(routes(world, people, groups, controls), (error) =>
    error instanceof Refusal ? { status: error.code, message: error.message } : undefined,
  );
}

function routes(world: World, people: People, groups: Groups, controls: Controls): Route[] {
  const chat = '/people/(\\d+)/chats/([^/]+)';
  const who = ({ path }: Ask) => [Number(path[0]), path[1] ?? ''] as const;
  const messages = async (sent: Promise<unknown>) => ({ messages: await sent });
  return [
    ['GET', '/bots', () => controls.bots()],
    ['POST', '/people', ({ body }) => people.add(body)],
    ['GET', '/people', () => people.list()],
    ['POST', '/people/(\\d+)/deactivate', ({ path }) => people.deactivate(Number(path[0]))],
    ['GET', '/people/(\\d+)/chats', ({ path }) => people.chats(Number(path[0]))],
    [
      'GET',
      chat,
      (ask) => {
        const after = numberIn(ask.query, 'after');
        return people.chatWhen(...who(ask), after, (view) => view.messages.length > 0, waitIn(ask.query));
      },
    ],
    ['POST', `${chat}/messages`, (ask) => messages(people.sendText(...who(ask), ask.body))],
    ['POST', `${chat}/edit`, (ask) => messages(people.editText(...who(ask), ask.body))],
    ['POST', `${chat}/start`, (ask) => messages(people.start(...who(ask), ask.body))],
    [
      'POST',
      `${chat}/files`,
      (ask) => {
        const [upload] = ask.uploads;
        if (!upload) throw new PeopleError(400, 'Send the file as the field "file" of multipart/form-data');
        return messages(people.sendFile(...who(ask), ask.body, upload));
      },
    ],
    ['POST', `${chat}/contact`, (ask) => messages(people.sendContact(...who(ask), ask.body))],
    ['POST', `${chat}/location`, (ask) => messages(people.sendLocation(...who(ask), ask.body))],
    ['POST', `${chat}/forward`, (ask) => messages(people.forward(...who(ask), ask.body))],
    ['POST', `${chat}/press`, (ask) => people.press(...who(ask), ask.body)],
    [
      'GET',
      `${chat}/press/(\\d+)`,
      ({ path, query }) => people.pressAnswer(Number(path[0]), path[2]!, waitIn(query)),
    ],
    ['POST', `${chat}/read`, (ask) => people.read(...who(ask), ask.body)],
    ['POST', `${chat}/block`, (ask) => people.block(...who(ask))],
    ['POST', `${chat}/unblock`, (ask) => people.unblock(...who(ask))],
    ['POST', '/groups', ({ body }) => groups.create(body)],
    ['GET', '/groups', () => groups.list()],
    ['POST', '/groups/(-\\d+)/add', ({ path, body }) => groups.add(Number(path[0]), body)],
    ['POST', '/groups/(-\\d+)/upgrade', ({ path }) => groups.upgrade(Number(path[0]))],
    ['POST', '/groups/(-\\d+)/remove', ({ path, body }) => groups.remove(Number(path[0]), body)],
    [
      'GET',
      '/events',
      ({ request, response, query }) => streamEvents(world, request, response, query.get('since')),
    ],
    ['GET', '/files/([\\w-]+)', ({ path, response }) => sendFileToPage(world, path[0]!, response)],
    ['POST', '/faults', ({ body }) => controls.addFault(body)],
    ['DELETE', '/faults', () => controls.clearFaults()],
    ['POST', '/redeliver', ({ body }) => controls.redeliver(body)],
    ['POST', '/delivery', ({ body }) => controls.setDelivery(body)],
    ['GET', '/log', ({ query }) => controls.log(numberIn(query, 'after'))],
    ['POST', '/reset', () => controls.reset()],
  ];
}
