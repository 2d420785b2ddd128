import ts from 'typescript';
import { keysOf } from './keys.ts';
import { blanksIn } from './scan.ts';

/**
 * What every place that reports a problem says with it: by code, the blanks that all of them fill. Only those may
 * stand in the problem's text.
 */
export function hintsIn(sources: ReadonlyMap<string, string>): Map<string, string[]> {
  const hints = new Map<string, string[]>();
  for (const [file, source] of sources) {
    const visit = (node: ts.Node): void => {
      if (
        ts.isCallExpression(node) &&
        node.expression.getText() === 'refused' &&
        node.arguments[0] !== undefined
      ) {
        const given = blanksIn(node.arguments[1]) ?? [];
        for (const code of keysOf(node.arguments[0])) {
          const before = hints.get(code);
          hints.set(code, before === undefined ? given : before.filter((blank) => given.includes(blank)));
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  }
  return hints;
}
