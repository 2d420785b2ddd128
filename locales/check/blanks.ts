import IntlMessageFormat from 'intl-messageformat';

type Ast = ReturnType<IntlMessageFormat['getAst']>;
type Node = Ast[number] & { value?: unknown; options?: Record<string, { value: Ast }> };

/** The names of a message's blanks, sorted. Throws when the message is not ICU MessageFormat. */
export function blanksOf(message: string): string[] {
  const found = new Set<string>();
  const walk = (nodes: Ast) => {
    for (const node of nodes as Node[]) {
      if (typeof node.value === 'string' && isBlank(node)) found.add(node.value);
      for (const option of Object.values(node.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

/** Literal text and the `#` of a plural are not. */
function isBlank(node: Node): boolean {
  const LITERAL = 0;
  const POUND = 7;
  return node.type !== LITERAL && node.type !== POUND;
}
