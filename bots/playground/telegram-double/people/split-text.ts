const partLength = 4096;

/** Splits a long text as Telegram's apps do: at a line break or a space where there is one, never inside a character. */
export function splitText(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > partLength) {
    const at = splitPoint(rest);
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at);
  }
  return [...parts, rest.trim()].filter((part) => part !== '');
}

function splitPoint(text: string): number {
  const head = text.slice(0, partLength);
  for (const separator of ['\n', ' ']) {
    const at = head.lastIndexOf(separator);
    if (at > partLength / 2) return at + 1;
  }
  const code = head.charCodeAt(partLength - 1);
  return code >= 0xd800 && code <= 0xdbff ? partLength - 1 : partLength;
}
