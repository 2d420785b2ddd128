import type { Bot, BotCommand, Person } from '../../state/records.ts';
import type { Call, Method } from '../call.ts';
import { findChat } from '../chat-target.ts';
import { integerField, isObject, requiredString, stringField } from '../fields.ts';
import { badRequest } from '../refusal.ts';
import { languageOf } from './profile.ts';

const plainScopes = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'];
const chatScopes = ['chat', 'chat_administrators', 'chat_member'];

export const setMyCommands: Method = (call) => {
  const commands = readCommands(call);
  return store(call, commands);
};

export const deleteMyCommands: Method = (call) => store(call, []);

export const getMyCommands: Method = (call) => call.bot.commands[commandKey(call)] ?? [];

function store(call: Call, commands: BotCommand[]): true {
  const { world, bot } = call;
  const { [commandKey(call)]: _, ...others } = bot.commands;
  const all = commands.length > 0 ? { ...others, [commandKey(call)]: commands } : others;
  world.state.bots.set(bot.id, { ...bot, commands: all });
  world.events.announce({ kind: 'commands', bot: bot.username, chat: bot.username });
  return true;
}

/** The commands a person sees in the private chat: the narrowest scope that has any, the person's language first. */
export function commandsFor(bot: Bot, person: Person): BotCommand[] {
  const language = (person.language_code ?? '').slice(0, 2);
  for (const scope of [`chat ${person.id}`, 'all_private_chats', 'default']) {
    for (const code of [language, '']) {
      const commands = bot.commands[`${scope}:${code}`];
      if (commands) return commands;
    }
  }
  return [];
}

function commandKey(call: Call): string {
  return `${readScope(call)}:${languageOf(call.params)}`;
}

function readScope(call: Call): string {
  const scope = call.params.json('scope', "Can't parse BotCommandScope JSON object");
  if (scope === undefined) return 'default';
  const within = "can't parse BotCommandScope: ";
  if (!isObject(scope)) throw badRequest('BotCommandScope must be an Object');
  const type = requiredString(scope, 'type', within);
  if (plainScopes.includes(type)) return type;
  if (!chatScopes.includes(type)) throw badRequest(`${within}Unsupported type specified`);
  const chatId = requiredString(scope, 'chat_id', within);
  const chat = findChat(call.world, call.bot, chatId);
  if (chat.kind === 'private' && type !== 'chat')
    throw badRequest("can't use specified scope in private chats");
  const member = type === 'chat_member' ? ` ${integerField(scope, 'user_id', within)}` : '';
  return `${type} ${chatId.trim()}${member}`;
}

function readCommands({ params }: Call): BotCommand[] {
  const value = params.json('commands', "Can't parse commands JSON object") ?? [];
  if (!Array.isArray(value)) throw badRequest('Expected an Array of BotCommand');
  const commands = value.map((item): BotCommand => {
    if (!isObject(item)) throw badRequest("can't parse BotCommand: expected an Object");
    const within = "can't parse BotCommand: ";
    return {
      command: requiredString(item, 'command', within).replace(/^\//, ''),
      description: (
        stringField(item, 'description', within) ?? requiredString(item, 'description', within)
      ).trim(),
    };
  });
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    const length = [...description].length;
    if (length < 1 || length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  return commands;
}
