import { z } from 'zod';
import { addFile } from '../../files.ts';
import { post } from '../../messages.ts';
import { fileShape } from '../../shapes.ts';
import type { StoredFile } from '../../state/records.ts';
import { Args } from '../args.ts';
import type { Call, Method } from '../call.ts';
import { Refusal } from '../refusal.ts';
import { contentOf, threadFor, writableChannel } from '../targets.ts';

const GIGABYTE = 2 ** 30;
const named = z
  .array(z.object({ id: z.string(), title: z.string().optional() }))
  .min(1)
  .max(10);

/** Files that were announced and are not complete: by id, until their bytes have come and a channel was told. */
const completed = ({ world, args }: Call): StoredFile[] => {
  const files = named.safeParse(args.json('files'));
  if (!files.success) throw new Refusal('invalid_arguments', ['must provide files [json-pointer:/files]']);
  return files.data.map(({ id, title }) => {
    const file = world.state.files.get(id);
    if (!file || file.user !== world.app.botUserId || file.size < 0) throw new Refusal('file_not_found');
    return { ...file, title: title ?? file.title };
  });
};

export const files: Record<string, Method> = {
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    tier: 4,
    run: async ({ world, args }) => {
      const name = args.required('filename');
      const length = args.integer('length') ?? 0;
      if (length <= 0) throw new Refusal('invalid_arguments', ['must be more than 0 [json-pointer:/length]']);
      if (length > GIGABYTE) throw new Refusal('file_upload_size_restricted');
      const file = await addFile(world, { user: world.app.botUserId, name, announced: length });
      return { upload_url: `${world.root()}/upload/${file.id}`, file_id: file.id };
    },
  },
  'files.completeUploadExternal': {
    scopes: ['files:write'],
    tier: 4,
    run: (call) => {
      const { world, args } = call;
      const complete = completed(call);
      const target = args.text('channel_id') ?? args.text('channels');
      const inChannel =
        target === undefined ? undefined : { world, args: new Args({ ...args.values, channel: target }) };
      const channel = inChannel && writableChannel(inChannel);
      const thread_ts = inChannel && channel && threadFor(inChannel, channel);
      const { blocks } = contentOf(args, 0);
      for (const file of complete)
        world.state.files.set(file.id, { ...file, channels: channel ? [channel.id] : file.channels });
      if (channel)
        post(world, channel, {
          user: world.app.botUserId,
          text: args.text('initial_comment') ?? '',
          blocks,
          thread_ts,
          files: complete.map(({ id }) => id),
        });
      return { files: complete.map((file) => fileShape(file, world.root())) };
    },
  },
  'files.info': {
    scopes: ['files:read'],
    tier: 4,
    run: ({ world, args }) => {
      const file = world.state.files.get(args.required('file'));
      if (!file || file.size < 0) throw new Refusal('file_not_found');
      return { file: fileShape(file, world.root()) };
    },
  },
};
