import { placeOf } from '../../people/announcements.ts';
import { isWellFormed } from '../../text/formatted-text.ts';
import { pressLifetimeMs } from '../../updates/updates.ts';
import type { Method } from '../call.ts';
import { badRequest } from '../refusal.ts';

export const answerCallbackQuery: Method = ({ world, bot, params }) => {
  const press = world.state.presses.get(params.text('callback_query_id') ?? '');
  const text = params.text('text');
  if (text !== undefined && !isWellFormed(text)) throw badRequest('strings must be encoded in UTF-8');
  if (text !== undefined && [...text].length > 200) throw badRequest('MESSAGE_TOO_LONG');
  const open = press?.bot_id === bot.id && !press.answer && world.now() - press.at < pressLifetimeMs;
  if (!open) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  const url = params.text('url');
  const answer = {
    show_alert: params.flag('show_alert'),
    ...(text ? { text } : {}),
    ...(url ? { url } : {}),
  };
  world.state.presses.set(press.id, { ...press, answer });
  world.events.announce({
    kind: 'answered',
    ...placeOf(world, press.conversation),
    user: press.person_id,
    bot: bot.username,
    message_id: press.message_id,
    callback_query_id: press.id,
    answer,
  });
  return true;
};
