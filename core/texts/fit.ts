/** At most `most` characters, cut where it is too long. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, wholeAt(text, most - 1))}…`;
}

/** What a person typed, as far as it is worth repeating. */
export function quoted(typed: string): string {
  return cut(typed, 60);
}

/**
 * Pieces of at most `most` characters, parted between lines where there are any; of marked-up words never within an
 * entity such as `&amp;`.
 */
export function pieces(text: string, most: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = breakAt(rest, most);
    found.push(rest.slice(0, at));
    rest = rest.slice(at).replace(/^\n/, '');
  }
  return [...found, rest].filter((piece) => piece.trim() !== '');
}

function breakAt(text: string, most: number): number {
  const line = text.lastIndexOf('\n', most);
  if (line > 0) return line;
  const entity = text.lastIndexOf('&', most - 1);
  if (entity > most - 6 && /^&(amp|lt|gt);/.test(text.slice(entity))) return entity;
  return wholeAt(text, most);
}

/** Never between the two halves of one character: messengers refuse words with half a character in them. */
function wholeAt(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at;
}
