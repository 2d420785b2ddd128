import { placeOf } from '../../people/announcements.ts';
import type { Method } from '../call.ts';
import { readChat } from '../chat-target.ts';
import { isObject } from '../fields.ts';
import type { Params } from '../params.ts';
import { readMessageText } from '../read-text.ts';
import { badRequest } from '../refusal.ts';
import { send } from '../sending.ts';

export const sendMessage: Method = (call) => {
  const { text, entities } = readMessageText(call.params);
  const preview = readLinkPreview(call.params);
  const conversation = readChat(call);
  return send(call, conversation, {
    text,
    ...(entities.length > 0 ? { entities } : {}),
    ...(preview ? { link_preview_options: preview } : {}),
  });
};

export function readLinkPreview(params: Params): Record<string, unknown> | undefined {
  const value = params.json('link_preview_options', "Can't parse link preview options JSON object");
  if (value !== undefined && !isObject(value)) throw badRequest('Object expected as link preview options');
  if (value === undefined && params.flag('disable_web_page_preview')) return { is_disabled: true };
  return value;
}

const actions = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];

export const sendChatAction: Method = (call) => {
  const action = (call.params.text('action') ?? '').toLowerCase();
  if (!actions.includes(action)) throw badRequest('Wrong parameter action in request');
  const conversation = readChat(call);
  const { world, bot } = call;
  world.events.announce({ kind: 'typing', ...placeOf(world, conversation.key), bot: bot.username, action });
  return true;
};

export const sendLocation: Method = (call) => {
  const latitude = call.params.number('latitude');
  const longitude = call.params.number('longitude');
  if (latitude === undefined) throw badRequest('latitude is empty');
  if (longitude === undefined) throw badRequest('longitude is empty');
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest('Wrong location specified');
  const conversation = readChat(call);
  const accuracy = call.params.number('horizontal_accuracy');
  const location = {
    latitude,
    longitude,
    ...(accuracy === undefined ? {} : { horizontal_accuracy: accuracy }),
  };
  return send(call, conversation, { location });
};

export const sendContact: Method = (call) => {
  const phone_number = call.params.text('phone_number') ?? '';
  const first_name = call.params.text('first_name') ?? '';
  const last_name = call.params.text('last_name');
  if (phone_number === '') throw badRequest('phone number is empty');
  if (first_name === '') throw badRequest('first name is empty');
  const conversation = readChat(call);
  return send(call, conversation, {
    contact: { phone_number, first_name, ...(last_name ? { last_name } : {}) },
  });
};
