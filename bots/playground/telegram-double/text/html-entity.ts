const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Decodes the character reference at `at` (where an `&` stands), or says that there is none Telegram knows. */
export function decodeHtmlEntity(source: string, at: number): { text: string; next: number } | undefined {
  const match = /^&(?:#x([0-9a-f]{1,7})|#(\d{1,8})|([a-z]+));?/i.exec(source.slice(at, at + 16));
  if (!match) return undefined;
  const [whole, hex, decimal, name] = match;
  const next = at + whole.length;
  if (name !== undefined) {
    const text = Object.hasOwn(named, name) ? named[name] : undefined;
    return text === undefined ? undefined : { text, next };
  }
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code === 0 || code >= 0x10ffff) return undefined;
  return { text: String.fromCodePoint(code), next };
}
