import type { z } from 'zod';
import { PeopleError } from '../../people-error.ts';
import { addMessage, type Conversation, chatObject, groupKey, personAsUser } from '../state/conversations.ts';
import type { Group, GroupKind, Message, User } from '../state/records.ts';
import { botAsUser, botByUsername, type World } from '../world.ts';
import { announceMessage } from './announcements.ts';
import * as inputs from './inputs.ts';
import { findPerson } from './person-chat.ts';

/** Groups: made by people, with bots added and removed. Rejects with PeopleError. */
export class Groups {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Makes a group; the first member is its owner. */
  async create(input: z.input<typeof inputs.group>): Promise<Group> {
    const { title, kind, members, bots } = inputs.group.parse(input);
    for (const id of members) findPerson(this.#world, id);
    const found = bots.map((name) => this.#bot(name));
    const group: Group = {
      id: this.#nextId(kind),
      kind,
      title,
      people: members,
      bots: [],
      removed_bots: [],
      next_message_id: 1,
      read_up_to: {},
      keyboard: null,
    };
    this.#world.state.groups.set(group.id, group);
    for (const bot of found) this.#addBot(group.id, members[0]!, bot.username);
    await this.#world.state.settled();
    return this.#group(group.id);
  }

  list(): Group[] {
    return [...this.#world.state.groups.values()];
  }

  async add(groupId: number, input: z.input<typeof inputs.groupMember>): Promise<Group> {
    const member = inputs.groupMember.parse(input);
    const group = this.#group(groupId);
    if ('bot' in member) this.#addBot(groupId, group.people[0]!, member.bot);
    else if (!group.people.includes(member.person)) {
      const person = findPerson(this.#world, member.person);
      const joined = this.#world.state.groups.set(groupId, {
        ...group,
        people: [...group.people, person.id],
      });
      this.#service(joined, personAsUser(person), { new_chat_members: [personAsUser(person)] });
    }
    await this.#world.state.settled();
    return this.#group(groupId);
  }

  async remove(groupId: number, input: z.input<typeof inputs.groupMember>): Promise<Group> {
    const member = inputs.groupMember.parse(input);
    const group = this.#group(groupId);
    if ('bot' in member) this.#removeBot(group, this.#bot(member.bot).id);
    else if (group.people.includes(member.person)) {
      const user = personAsUser(findPerson(this.#world, member.person));
      const left = { ...group, people: group.people.filter((id) => id !== member.person) };
      this.#service(this.#world.state.groups.set(groupId, left), user, { left_chat_member: user });
    }
    await this.#world.state.settled();
    return this.#group(groupId);
  }

  /** Makes a supergroup of a group: everything goes on under another id. */
  async upgrade(groupId: number): Promise<Group> {
    const group = this.#group(groupId);
    if (group.kind !== 'group' || group.upgraded_to !== undefined)
      throw new PeopleError(409, `${groupId} cannot become a supergroup`);
    const id = this.#nextId('supergroup');
    const made = { ...group, id, kind: 'supergroup' as const, next_message_id: 1, read_up_to: {} };
    this.#world.state.groups.set(id, made);
    const owner = personAsUser(findPerson(this.#world, group.people[0]!));
    this.#service(group, owner, { migrate_to_chat_id: id });
    this.#world.state.groups.set(groupId, { ...this.#group(groupId), upgraded_to: id });
    this.#service(made, owner, { migrate_from_chat_id: groupId });
    await this.#world.state.settled();
    return this.#group(id);
  }

  #nextId(kind: GroupKind): number {
    const n = this.#world.state.next('group');
    return kind === 'group' ? -n : -1_000_000_000_000 - n;
  }

  #addBot(groupId: number, byPerson: number, username: string): void {
    const group = this.#group(groupId);
    const bot = this.#bot(username);
    if (group.bots.includes(bot.id)) return;
    const removed_bots = group.removed_bots.filter((id) => id !== bot.id);
    const joined = this.#world.state.groups.set(groupId, {
      ...group,
      bots: [...group.bots, bot.id],
      removed_bots,
    });
    const isChannel = group.kind === 'channel';
    this.#memberChange(joined, bot.id, byPerson, 'left', isChannel ? 'administrator' : 'member');
    if (isChannel) return;
    const adder = personAsUser(findPerson(this.#world, byPerson));
    this.#service(joined, adder, { new_chat_members: [botAsUser(bot)] });
  }

  #removeBot(group: Group, botId: number): void {
    if (!group.bots.includes(botId)) return;
    const bots = group.bots.filter((id) => id !== botId);
    const left = this.#world.state.groups.set(group.id, {
      ...group,
      bots,
      removed_bots: [...group.removed_bots, botId],
    });
    const isChannel = group.kind === 'channel';
    this.#memberChange(left, botId, group.people[0]!, isChannel ? 'administrator' : 'member', 'kicked');
    if (isChannel) return;
    const remover = personAsUser(findPerson(this.#world, group.people[0]!));
    this.#service(left, remover, { left_chat_member: botAsUser(this.#world.state.bots.get(botId)!) });
  }

  #memberChange(group: Group, botId: number, byPerson: number, from: string, to: string): void {
    const user = botAsUser(this.#world.state.bots.get(botId)!);
    const member = (status: string) => ({ user, status, ...(status === 'kicked' ? { until_date: 0 } : {}) });
    const change = {
      chat: chatObject(this.#conversation(group)),
      from: personAsUser(findPerson(this.#world, byPerson)),
      date: Math.floor(this.#world.now() / 1000),
      old_chat_member: member(from),
      new_chat_member: member(to),
    };
    this.#world.updates.add(botId, 'my_chat_member', change, `chat ${group.id}`);
  }

  #service(group: Group, from: User, content: Partial<Message>): void {
    const stored = addMessage(
      this.#world.state,
      this.#conversation(group),
      { from, ...content },
      this.#world.now(),
    );
    announceMessage(this.#world, 'message', stored);
    for (const botId of group.bots)
      this.#world.updates.add(botId, 'message', stored.message, `chat ${group.id}`);
  }

  #conversation(group: Group): Conversation {
    return { kind: 'group', key: groupKey(group.id), group };
  }

  #group(id: number): Group {
    const group = this.#world.state.groups.get(id);
    if (!group) throw new PeopleError(404, `No group ${id}`);
    return group;
  }

  #bot(username: string) {
    const bot = botByUsername(this.#world, username);
    if (!bot) throw new PeopleError(404, `No bot ${username}`);
    return bot;
  }
}
