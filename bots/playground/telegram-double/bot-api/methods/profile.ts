import { chatObject, privateKey } from '../../state/conversations.ts';
import type { Bot } from '../../state/records.ts';
import { botAsUser } from '../../world.ts';
import type { Call, Method } from '../call.ts';
import { readChat } from '../chat-target.ts';
import { isObject } from '../fields.ts';
import type { Params } from '../params.ts';
import { badRequest, forbidden } from '../refusal.ts';

export const getMe: Method = ({ bot }) => ({
  ...botAsUser(bot),
  can_join_groups: true,
  can_read_all_group_messages: bot.reads_all_group_messages,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

export const getChat: Method = (call) => {
  const { state } = call.world;
  const id = Number(call.params.text('chat_id'));
  const person = state.people.get(id);
  const key = privateKey(call.bot.id, id);
  const chat = state.chats.get(key);
  if (person && !chat) throw badRequest('chat not found');
  // A blocked chat can still be looked at; it only cannot be written to.
  const conversation = person && chat ? { kind: 'private' as const, key, chat, person } : readChat(call);
  return { ...chatObject(conversation), accent_color_id: 0, max_reaction_count: 11 };
};

/** The language of a setting: empty (all languages) or two letters. */
export function languageOf(params: Params): string {
  const code = params.text('language_code') ?? '';
  if (!/^([a-z]{2})?$/.test(code)) throw badRequest('Invalid language code specified');
  return code;
}

function localized(field: 'names' | 'descriptions' | 'short_descriptions', name: string, limit: number) {
  const set: Method = ({ world, bot, params }) => {
    const text = params.text(name) ?? '';
    if ([...text].length > limit) throw badRequest(`bot ${name.replace('_', ' ')} is too long`);
    const { [languageOf(params)]: _, ...others } = bot[field];
    world.state.bots.set(bot.id, {
      ...bot,
      [field]: text ? { ...others, [languageOf(params)]: text } : others,
    });
    return true;
  };
  const get: Method = ({ bot, params }) => {
    const text = bot[field][languageOf(params)] ?? bot[field][''];
    return { [name]: text ?? (field === 'names' ? bot.name : '') };
  };
  return { set, get };
}

export const name = localized('names', 'name', 64);
export const description = localized('descriptions', 'description', 512);
export const shortDescription = localized('short_descriptions', 'short_description', 120);

const menuKey = ({ params, world, bot }: Call): string => {
  const id = params.integer('chat_id');
  if (id === undefined) return '';
  if (!world.state.people.has(id)) throw badRequest('chat not found');
  if (!world.state.chats.has(privateKey(bot.id, id)))
    throw forbidden("bot can't initiate conversation with a user");
  return String(id);
};

export const setChatMenuButton: Method = (call) => {
  const { world, bot, params } = call;
  const button = params.json('menu_button', "Can't parse menu button JSON object") ?? { type: 'default' };
  if (!isObject(button)) throw badRequest("can't parse menu button: MenuButton must be an Object");
  const known = button.type === 'default' || button.type === 'commands' || button.type === 'web_app';
  if (!known) throw badRequest("can't parse menu button: MenuButton has unsupported type");
  world.state.bots.set(bot.id, { ...bot, menu_buttons: { ...bot.menu_buttons, [menuKey(call)]: button } });
  return true;
};

export const getChatMenuButton: Method = (call) => menuButtonFor(call.bot, menuKey(call));

/** The menu button of a private chat (its key is the person's id, or empty for the default). */
export function menuButtonFor(bot: Bot, key: string): unknown {
  return bot.menu_buttons[key] ?? bot.menu_buttons[''] ?? { type: 'commands' };
}
