import type { Entity, FormattedText } from './formatted-text.ts';

const patterns: [Entity['type'], RegExp][] = [
  [
    'url',
    /(?<![\w@.])(?:https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]|(?:[a-z0-9-]+\.)+(?:com|org|net|ru|io|me|info)(?:\/[^\s<>"]*[^\s<>".,;:!?)\]])?(?![\w.@]))/gi,
  ],
  ['email', /(?<![\w.])[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])/gi],
  ['bot_command', /(?<![\w/<>])\/\w{1,64}(?:@\w{3,32})?(?![\w/<>])/g],
  ['mention', /(?<![\w@./])@[a-z]\w{2,31}(?![\w@])/gi],
  ['hashtag', /(?<![\p{L}\p{N}_#/])#(?=[\p{L}\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu],
];

/** Adds the entities Telegram finds by itself: commands, mentions, hashtags, links, addresses. */
export function withFoundEntities({ text, entities }: FormattedText): FormattedText {
  if (!/[/@#.]/.test(text)) return { text, entities };
  const all = [...entities];
  const opaque = (entity: Entity) =>
    ![
      'bold',
      'italic',
      'underline',
      'strikethrough',
      'spoiler',
      'blockquote',
      'expandable_blockquote',
    ].includes(entity.type);
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const offset = match.index;
      const length = match[0].length;
      const overlaps = all.some(
        (e) => opaque(e) && e.offset < offset + length && offset < e.offset + e.length,
      );
      if (!overlaps) all.push({ type, offset, length });
    }
  }
  return { text, entities: all.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}
