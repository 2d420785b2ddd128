import { groupIn, redeemChatCode, tellGroup } from '../people/chat.ts';
import type { Kit } from './kit.ts';

/** What happens in a group or a channel in which the partners' bot is. */
export type ChatEvent =
  /** Somebody wrote a code there. */
  | { kind: 'code'; updateId: string; chatId: string; title: string; code: string }
  /** The group became a supergroup, which has an id of its own. */
  | { kind: 'moved'; updateId: string; chatId: string; to: string }
  /** The bot was taken out. */
  | { kind: 'left'; updateId: string; chatId: string };

/**
 * Takes what concerns a chat itself. A chat is a public place: there is no answer but the one that the group's case
 * gives to a right code, through the ledger.
 */
export class Chats {
  readonly #kit: Kit;

  constructor(kit: Kit) {
    this.#kit = kit;
  }

  async take(event: ChatEvent): Promise<void> {
    switch (event.kind) {
      case 'code':
        return this.#link(event);
      case 'moved':
        return tellGroup(this.#kit, event.chatId, event.updateId, { type: 'chatMoved', to: event.to });
      case 'left':
        return tellGroup(this.#kit, event.chatId, event.updateId, { type: 'chatLost', how: 'removed' });
    }
  }

  async #link({ updateId, chatId, title, code }: Extract<ChatEvent, { kind: 'code' }>): Promise<void> {
    const { ports, cases } = this.#kit;
    const right = await redeemChatCode(ports, code, chatId);
    if (right === null) return ports.log.warn({ update: updateId }, 'a code in a chat opened nothing');
    const before = await groupIn(ports, chatId);
    if (before !== null && before !== right.group)
      await tellGroup(this.#kit, chatId, updateId, { type: 'chatLost', how: 'elsewhere' });
    await cases.handle({
      commandId: `linked/${right.invite}`,
      process: 'carrier-group',
      caseId: right.group,
      fact: { type: 'chatLinked', chat: chatId, title, by: right.by },
      doer: null,
      channel: 'telegram-partners',
    });
  }
}
