import type { State } from './state.ts';

const firstUpdateId = 700_000_001;

interface Account {
  token: string;
  username: string;
  name: string;
  readsAllGroupMessages?: boolean;
}

/** Makes or renames the records of the given bots; gives the bots' ids by token. */
export function registerBots(state: State, accounts: Account[]): Map<string, number> {
  const tokens = new Map<string, number>();
  for (const { token, username, name, readsAllGroupMessages = false } of accounts) {
    const id = Number(/^([1-9]\d*):[\w-]+$/.exec(token)?.[1]);
    if (!id) throw new Error(`The token of bot ${username} is not of the form 123456:letters`);
    const named = { username, name, reads_all_group_messages: readsAllGroupMessages };
    const known = state.bots.get(id);
    state.bots.set(id, known ? { ...known, ...named } : { id, ...named, ...blank });
    tokens.set(token, id);
  }
  return tokens;
}

const blank = {
  commands: {},
  names: {},
  descriptions: {},
  short_descriptions: {},
  menu_buttons: {},
  allowed_updates: [],
  webhook: null,
  next_message_id: 1,
  next_update_id: firstUpdateId,
};
