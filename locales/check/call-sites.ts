import ts from 'typescript';
import { keysOf } from './keys.ts';

interface CallSite {
  keys: string[];
  params: ts.Expression | undefined;
  node: ts.Node;
}

/** How a function makes a key of one of its parameters: `refusal.${code}` is argument 0 in `refusal.<0>`. */
interface Maker {
  argument: number;
  /** The key with U+0000 in the place of the argument. */
  patterns: string[];
  params: number | null;
}

const HOLE = '\0';

/** Known in every file. */
const BUILT_IN: [string, Maker[]][] = [
  ['t', [{ argument: 0, patterns: [HOLE], params: 1 }]],
  ['refuse', [{ argument: 0, patterns: [`refusal.${HOLE}`], params: 1 }]],
];

/** Calls that name a text, whether directly or through a function of the same file that puts the key together. */
export function callSites(tree: ts.SourceFile): CallSite[] {
  const makers = new Map(BUILT_IN);
  const constants = constantsOf(tree);
  const functions = functionsOf(tree);
  // A maker may rest on another one that is written further down.
  for (let before = ''; before !== JSON.stringify([...makers]); ) {
    before = JSON.stringify([...makers]);
    for (const [name, body] of functions) {
      const found = makersOf(body, makers, constants);
      if (found.length > 0) makers.set(name, found);
    }
  }
  const inside = [...functions].filter(([name]) => makers.has(name)).map(([, body]) => body);
  return calls(tree).flatMap((call) =>
    (makers.get(call.expression.getText()) ?? []).flatMap((maker) => {
      const argument = call.arguments[maker.argument];
      if (argument === undefined) return [];
      const keys = keysOf(argument, constants).flatMap((key) =>
        maker.patterns.map((p) => p.replace(HOLE, key)),
      );
      // What a maker passes on is counted where the maker is called.
      const passedOn = inside.some((body) => within(call, body) && usesParameter(argument, body));
      const params = maker.params === null ? undefined : call.arguments[maker.params];
      return passedOn ? [] : [{ keys, params, node: call }];
    }),
  );
}

/** One maker for each parameter that ends up in a key. */
function makersOf(
  body: ts.SignatureDeclaration,
  makers: ReadonlyMap<string, Maker[]>,
  constants: ReadonlyMap<string, string[]>,
): Maker[] {
  return body.parameters.flatMap((parameter, argument) => {
    if (!ts.isIdentifier(parameter.name)) return [];
    const known = new Map([...constants, [parameter.name.text, [HOLE]]]);
    const patterns = calls(body).flatMap((call) =>
      (makers.get(call.expression.getText()) ?? []).flatMap((maker) => {
        const key = call.arguments[maker.argument];
        const parts = key === undefined ? [] : keysOf(key, known).filter((part) => part.includes(HOLE));
        return parts.flatMap((part) => maker.patterns.map((pattern) => pattern.replace(HOLE, part)));
      }),
    );
    return patterns.length === 0 ? [] : [{ argument, patterns, params: paramsOf(body) }];
  });
}

/** The parameter that is handed on as the blanks: by its name. */
function paramsOf(body: ts.SignatureDeclaration): number | null {
  const at = body.parameters.findIndex((p) => ['params', 'hint'].includes(p.name.getText()));
  return at < 0 ? null : at;
}

function calls(node: ts.Node): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isCallExpression(child)) found.push(child);
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

function functionsOf(tree: ts.SourceFile): Map<string, ts.SignatureDeclaration> {
  const found = new Map<string, ts.SignatureDeclaration>();
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name !== undefined) found.set(node.name.text, node);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) {
      if (ts.isArrowFunction(node.initializer)) found.set(node.name.text, node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** `const base = …`: keys that are put together in two steps. */
function constantsOf(tree: ts.SourceFile): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) {
      const keys = keysOf(node.initializer, found);
      if (!keys.includes('*')) found.set(node.name.text, keys);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function within(node: ts.Node, above: ts.Node): boolean {
  return node.pos >= above.pos && node.end <= above.end;
}

function usesParameter(expression: ts.Expression, body: ts.SignatureDeclaration): boolean {
  const names = new Set(body.parameters.map((p) => p.name.getText()));
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text)) found = true;
    ts.forEachChild(node, visit);
  };
  visit(expression);
  return found;
}
