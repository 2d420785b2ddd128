/** A place in the code where a text is spoken of. */
export interface Use {
  /** The key; `*` stands for each part that is only known when the program runs. */
  key: string;
  /** The blanks that are filled there, or null when that cannot be read from the code. */
  given: string[] | null;
  /** For people: file and line, or what the key was derived from. */
  where: string;
}

export function isPattern(use: Use): boolean {
  return use.key.includes('*');
}

/** Whether a key may be what a pattern stands for; `*` is any part, dots included. */
export function fits(key: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(key);
}
