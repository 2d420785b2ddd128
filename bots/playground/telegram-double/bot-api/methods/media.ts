import type { UploadedFile } from '../../../http/multipart.ts';
import type { FileKind } from '../../file-store.ts';
import { imageDimensions } from '../../photo-sizes.ts';
import type { StoredFile } from '../../state/records.ts';
import type { Call, Method } from '../call.ts';
import { readChat } from '../chat-target.ts';
import { isObject, stringField } from '../fields.ts';
import { Params } from '../params.ts';
import { readCaption } from '../read-text.ts';
import { badRequest, Refusal } from '../refusal.ts';
import { type Content, send, sendAll } from '../sending.ts';

const uploadLimit = 50 * 1024 * 1024;
const photoLimit = 10 * 1024 * 1024;
const downloadLimit = 20 * 1024 * 1024;
const kindNames: Record<FileKind, string> = { photo: 'Photo', document: 'Document', voice: 'VoiceNote' };

const sendFile =
  (kind: FileKind): Method =>
  async (call) => {
    const caption = captionContent(call.params);
    readChat(call);
    const file = await resolveFile(call, kind, call.params.text(kind), kind);
    // The chat may have changed while the bytes were written.
    return send(call, readChat(call), { ...fileContent(call, file), ...caption });
  };

export const sendPhoto = sendFile('photo');
export const sendDocument = sendFile('document');
export const sendVoice = sendFile('voice');

export const sendMediaGroup: Method = async (call) => {
  const items = call.params.json('media', "Can't parse media JSON object");
  if (items === undefined) throw badRequest('There are no media in the request');
  if (!Array.isArray(items)) throw badRequest('Expected an Array of InputMedia');
  if (items.length < 2 || items.length > 10) {
    throw badRequest(items.length > 10 ? 'Too many items specified' : 'Too few items specified');
  }
  readChat(call);
  const album = String(call.world.state.next('album'));
  const contents: Content[] = [];
  for (const item of items) contents.push(await albumItem(call, item));
  if (new Set(contents.map((content) => (content.photo ? 'photo' : 'document'))).size > 1) {
    throw badRequest("Can't use the media of the specified type in the album");
  }
  const conversation = readChat(call);
  const plain = {
    ...call,
    params: new Params({ ...call.params.values, reply_markup: undefined }, call.params.files),
  };
  return sendAll(
    plain,
    conversation,
    contents.map((content) => ({ ...content, media_group_id: album })),
  );
};

async function albumItem(call: Call, item: unknown): Promise<Content> {
  const within = "can't parse InputMedia: ";
  if (!isObject(item)) throw badRequest(`${within}expected an Object`);
  const type = stringField(item, 'type', within);
  if (type !== 'photo' && type !== 'document') {
    throw badRequest(`${within}type "${type ?? ''}" can't be used in sendMediaGroup`);
  }
  const media = stringField(item, 'media', within);
  if (!media) throw badRequest(`${within}media not found`);
  const file = await resolveFile(call, type, media, undefined);
  return { ...fileContent(call, file), ...captionContent(new Params(item)) };
}

function captionContent(params: Params): Content {
  const { text, entities } = readCaption(params);
  return {
    ...(text ? { caption: text } : {}),
    ...(entities.length > 0 ? { caption_entities: entities } : {}),
  };
}

function fileContent({ world, bot }: Call, file: StoredFile): Content {
  if (file.kind === 'photo') return { photo: world.files.asPhoto(bot.id, file) };
  return { [file.kind]: world.files.asAttachment(bot.id, file) };
}

/** The file a call means: an upload under the field's own name or `attach://`, or a file id of this bot. */
async function resolveFile(
  call: Call,
  kind: FileKind,
  value: string | undefined,
  field: string | undefined,
): Promise<StoredFile> {
  const upload =
    (field === undefined ? undefined : call.params.files.get(field)) ??
    (value?.startsWith('attach://') ? call.params.files.get(value.slice('attach://'.length)) : undefined);
  if (upload) return keepUpload(call, kind, upload);
  if (!value || value.startsWith('attach://')) throw badRequest(`There is no ${kind} in the request`);
  if (/^https?:\/\//i.test(value)) throw badRequest('Failed to get HTTP URL content');
  const found = call.world.files.find(call.bot.id, value);
  if (!found) throw badRequest('Wrong file identifier/HTTP URL specified');
  if (found.file.kind !== kind) {
    throw badRequest(`Can't use file of type ${kindNames[found.file.kind]} as ${kindNames[kind]}`);
  }
  return found.file;
}

async function keepUpload(call: Call, kind: FileKind, upload: UploadedFile): Promise<StoredFile> {
  const { bytes, filename, mime } = upload;
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  if (bytes.length > uploadLimit) throw new Refusal(413, 'Request Entity Too Large');
  if (kind === 'photo' && bytes.length > photoLimit) throw badRequest('file is too big');
  const dimensions = kind === 'photo' ? checkedDimensions(bytes) : undefined;
  const duration = kind === 'voice' ? (call.params.integer('duration') ?? 0) : undefined;
  return call.world.files.add({
    kind,
    bytes,
    name: filename,
    mime: mimeOf(kind, mime, filename),
    duration,
    dimensions,
  });
}

function checkedDimensions(bytes: Uint8Array) {
  const dimensions = imageDimensions(bytes);
  if (!dimensions) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = dimensions;
  const outOfShape = width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height);
  if (outOfShape) throw badRequest('PHOTO_INVALID_DIMENSIONS');
  return dimensions;
}

const mimeByExtension: Record<string, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
  txt: 'text/plain',
  xml: 'text/xml',
  zip: 'application/zip',
  json: 'application/json',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  html: 'text/html',
};

function mimeOf(kind: FileKind, given: string, filename: string): string {
  if (kind === 'photo') return 'image/jpeg';
  if (kind === 'voice') return 'audio/ogg';
  const extension = filename.split('.').at(-1)?.toLowerCase() ?? '';
  return mimeByExtension[extension] ?? given;
}

export const getFile: Method = ({ world, bot, params }) => {
  const id = params.text('file_id');
  if (!id) throw badRequest('file_id not specified');
  const found = world.files.find(bot.id, id);
  if (!found) throw badRequest('wrong file_id or the file is temporarily unavailable');
  if (found.file.size > downloadLimit) throw badRequest('file is too big');
  const { file, size } = found;
  const named =
    file.kind === 'photo' ? world.files.asPhoto(bot.id, file)[size] : world.files.asAttachment(bot.id, file);
  return {
    file_id: id,
    file_unique_id: named?.file_unique_id,
    file_size: file.size,
    file_path: world.files.path(file),
  };
};
