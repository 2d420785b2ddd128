import type { Message } from '../state/records.ts';
import type { World } from '../world.ts';

/** The same message with file ids that belong to `botId`: ids are never shared between bots. */
export function withFileIdsOf(world: World, botId: number, message: Message): Message {
  const { files } = world;
  const known = (fileId: string | undefined) =>
    fileId === undefined ? undefined : files.findForPage(fileId);
  const photo = known(message.photo?.[0]?.file_id);
  const document = known(message.document?.file_id);
  const voice = known(message.voice?.file_id);
  const reply = message.reply_to_message;
  return {
    ...message,
    ...(photo ? { photo: files.asPhoto(botId, photo) } : {}),
    ...(document ? { document: files.asAttachment(botId, document) } : {}),
    ...(voice ? { voice: files.asAttachment(botId, voice) } : {}),
    ...(reply ? { reply_to_message: withFileIdsOf(world, botId, reply) } : {}),
  };
}
