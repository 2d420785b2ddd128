import ts from 'typescript';
import type { Use } from './use.ts';

/** The commands that the bots register (`const COMMANDS = [...]` in a bot): each has a text that says what it does. */
export function commandsIn(sources: ReadonlyMap<string, string>): Use[] {
  return [...sources]
    .filter(([file]) => file.startsWith('bots/'))
    .flatMap(([file, source]) =>
      namesIn(file, source).map((name) => ({ key: `command.${name}`, given: [], where: file })),
    );
}

function namesIn(file: string, source: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      node.name.getText() === 'COMMANDS' &&
      node.initializer !== undefined
    ) {
      const list = ts.isAsExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (ts.isArrayLiteralExpression(list)) {
        names.push(...list.elements.filter(ts.isStringLiteralLike).map((element) => element.text));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return names;
}
