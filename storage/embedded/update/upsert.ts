import { type Document, ObjectId } from 'bson';
import { ServerError } from '../errors.ts';
import type { FilterNode, PathTest } from '../query/node.ts';
import { MISSING, setAt, valueAt } from './target.ts';
import { applyUpdate, type Update } from './update.ts';

/**
 * The document an upsert inserts: the equalities of the filter with the update applied, `_id` first.
 * @throws ServerError BadValue when the filter demands two values of one field
 */
export function upsertDocument(filter: FilterNode, update: Update, now: Date): Document {
  const base: Document = {};
  for (const { path, value } of equalities(filter)) {
    const parts = path.split('.');
    if (update.kind === 'replacement' && path !== '_id') continue;
    if (valueAt(base, parts) !== MISSING) {
      throw new ServerError('BadValue', `cannot infer query fields to set, path '${path}' is matched twice`);
    }
    setAt(base, parts, value);
  }
  const document = applyUpdate(update, base, new Map(), { inserting: true, now });
  const { _id: id, ...rest } = document;
  return { _id: id === undefined ? new ObjectId() : id, ...rest };
}

function equalities(node: FilterNode): { path: string; value: unknown }[] {
  if (node.kind === 'and') return node.nodes.flatMap(equalities);
  if (node.kind === 'or') return node.nodes.length === 1 ? equalities(node.nodes[0]!) : [];
  if (node.kind !== 'path') return [];
  const value = demanded(node);
  return value === undefined ? [] : [{ path: node.path, value }];
}

function demanded({ test, operand }: PathTest): unknown {
  if (test === 'eq') return operand;
  if (test !== 'in') return undefined;
  const [only, ...others] = operand as unknown[];
  const regex = (only as { _bsontype?: string } | null | undefined)?._bsontype === 'BSONRegExp';
  return others.length === 0 && !regex ? only : undefined;
}
