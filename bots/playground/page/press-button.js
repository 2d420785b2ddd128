import { alertDialog } from './dialogs.js';
import { Refused } from './server.js';
import { t } from './texts.js';
import { toast } from './toasts.js';

/**
 * Does what an inline button does, and shows the bot's answer.
 * @param {import('./chat.js').Chat} chat
 * @param {number} messageId
 * @param {import('./inline-keyboard.js').Button} button
 * @param {{ toasts: Element, onLink: (url: string) => void }} pane
 */
export async function pressButton(chat, messageId, button, { toasts, onLink }) {
  const { callback_data, url, copy_text, web_app } = button;
  if (callback_data === undefined) {
    const address = url ?? /** @type {{ url?: string } | undefined} */ (web_app)?.url;
    const copied = /** @type {{ text: string } | undefined} */ (copy_text)?.text;
    if (copied !== undefined) {
      await navigator.clipboard.writeText(copied);
      toast(toasts, t('message.copied'));
    } else if (typeof address === 'string') onLink(address);
    else toast(toasts, t('button.unknown'));
    return;
  }
  try {
    const answer = await chat.press(messageId, callback_data);
    if (answer === null) toast(toasts, t('button.unanswered'));
    else if (answer.text && answer.show_alert) await alertDialog(t('alert.title'), answer.text);
    else if (answer.text) toast(toasts, answer.text);
    if (answer?.url) onLink(answer.url);
  } catch (error) {
    if (!(error instanceof Refused) || ![404, 409].includes(error.status)) throw error;
    toast(toasts, t('button.gone'));
    void chat.load();
  }
}
