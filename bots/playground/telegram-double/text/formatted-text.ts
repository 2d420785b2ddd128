/** A message entity as the Bot API shows it; offsets and lengths in UTF-16 code units. */
export interface Entity {
  type:
    | 'bold'
    | 'italic'
    | 'underline'
    | 'strikethrough'
    | 'spoiler'
    | 'blockquote'
    | 'expandable_blockquote'
    | 'code'
    | 'pre'
    | 'text_link'
    | 'text_mention'
    | 'custom_emoji'
    | 'bot_command'
    | 'mention'
    | 'hashtag'
    | 'url'
    | 'email';
  offset: number;
  length: number;
  url?: string;
  language?: string;
  user?: { id: number };
  custom_emoji_id?: string;
}

export interface FormattedText {
  text: string;
  entities: Entity[];
}

/** Trims as Telegram does (spaces and line breaks before, any white space after) and moves the entities along. */
export function trimmed({ text, entities }: FormattedText): FormattedText {
  const clean = text.trimEnd();
  const firstEntity = entities[0]?.offset ?? clean.length;
  let start = 0;
  while (start < firstEntity && (clean[start] === ' ' || clean[start] === '\n')) start += 1;
  const kept = entities
    .map((entity) => {
      const end = Math.min(entity.offset + entity.length, clean.length);
      return { ...entity, offset: entity.offset - start, length: end - entity.offset };
    })
    .filter((entity) => entity.length > 0);
  return { text: clean.slice(start), entities: kept };
}

/** Removes characters that Telegram never shows: carriage returns become nothing, other controls become spaces. */
export function withoutControls(text: string): string {
  return text
    .replace(/\r/g, '')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' || control > ' ' ? control : ' '));
}

/** Whether a string has no half of a surrogate pair, that is, whether it can be written as UTF-8. */
export const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);
