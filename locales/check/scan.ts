import ts from 'typescript';
import { callSites } from './call-sites.ts';
import { keysOf } from './keys.ts';
import type { Use } from './use.ts';

/** What a ladder's texts and what a `tell` effect are given beside the parameters in the code. */
const GIVEN_TO_REMINDERS = ['case', 'task', 'due', 'owner'];
const GIVEN_TO_ROUNDS = ['count', 'day', 'due', 'owner', 'cases'];
const GIVEN_TO_NOTICES = ['case'];

/** Every text that a source file speaks of: calls of `t` and `refuse` and of functions that pass a key on to them,
 * and objects with a `text` or `key` beside `params`. */
export function scan(file: string, source: string): Use[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const uses: Use[] = [];
  const where = (node: ts.Node) => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

  for (const { keys, params, node } of callSites(tree)) {
    for (const key of keys) uses.push({ key, given: blanksIn(params), where: where(node) });
  }
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      for (const use of described(node)) uses.push({ ...use, where: where(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return uses;
}

/** Every string that stands in a source file by itself: a key may be kept in a list before it is said. */
export function stringsIn(file: string, source: string): string[] {
  const strings: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) strings.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return strings;
}

/** `{ text: 'notice.x', params: {…} }` and `{ key: 'notice.x', params: {…} }`; a letter has a subject of its own. */
function described(object: ts.ObjectLiteralExpression): Omit<Use, 'where'>[] {
  const named = propertiesOf(object);
  const text = named.get('text') ?? named.get('key');
  // What the rungs of ladders say is derived from the processes: it depends on where a ladder is used.
  if (text === undefined || named.has('after')) return [];
  // Other objects have a `key` too, such as the fields of a form; theirs has no dot and no blanks beside it.
  const shape = named.has('params') ? /^[\w.*-]+$/ : /^[\w*-]+(\.[\w*-]+)+$/;
  const keys = keysOf(text).filter((key) => shape.test(key));
  const own = blanksIn(named.get('params'));
  const implied = (key: string) => {
    if (named.has('after')) return key.includes('.round.') ? GIVEN_TO_ROUNDS : GIVEN_TO_REMINDERS;
    return named.has('to') ? GIVEN_TO_NOTICES : [];
  };
  const isLetter = named.has('letter') && named.has('to');
  const said = isLetter ? keys.flatMap((key) => [key, `${key}.subject`]) : keys;
  return said.map((key) => ({ key, given: own === null ? null : [...own, ...implied(key)] }));
}

function propertiesOf(object: ts.ObjectLiteralExpression): Map<string, ts.Expression> {
  const named = new Map<string, ts.Expression>();
  for (const property of object.properties) {
    if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name)) {
      named.set(property.name.text, property.initializer);
    }
  }
  return named;
}

/** The names in an object of parameters; null when they are not all written there. */
export function blanksIn(params: ts.Expression | undefined): string[] | null {
  if (params === undefined) return [];
  if (!ts.isObjectLiteralExpression(params)) return null;
  const names: string[] = [];
  for (const property of params.properties) {
    if (property.name === undefined || !ts.isIdentifier(property.name)) return null;
    names.push(property.name.text);
  }
  return names;
}
