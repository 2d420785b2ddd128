import type { Document } from 'bson';
import { type Flow, parsePipeline, positive, whole } from '../aggregate/pipeline.ts';
import { encode } from '../bson/codec.ts';
import { isObject } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';
import { type Query, search, type View } from '../plan/scan.ts';
import { parseFilter } from '../query/parse.ts';
import { parseSort } from '../query/sort.ts';
import { cursorReply } from '../wire/cursor-reply.ts';
import {
  type Command,
  checkCollation,
  checkLet,
  documentField,
  flag,
  integerField,
  namespaceOf,
} from './context.ts';
import { firstBatch } from './find.ts';

const FIRST_BATCH = 101;

export const aggregate: Command = {
  fields: [
    'pipeline',
    'cursor',
    'allowDiskUse',
    'collation',
    'hint',
    'let',
    'bypassDocumentValidation',
    'explain',
  ],
  handle: async (context) => {
    const { body, store, cursors } = context;
    if (typeof body.aggregate !== 'string') throw notSupported('An aggregation without a collection');
    if (flag(body, 'explain')) throw notSupported('The option explain');
    const ns = namespaceOf(context);
    checkCollation(body);
    checkLet(body);
    const stages: unknown = body.pipeline;
    if (!Array.isArray(stages))
      throw new ServerError('TypeMismatch', "'pipeline' option must be specified as an array");
    const { query, rest } = splitSource(stages, body.hint);
    const pipeline = parsePipeline(rest);
    const collection = store.catalog.get(ns);
    const view: View = { transaction: undefined };
    const source = collection ? documents(search(store, collection, query, view)) : [];
    const flow = pipeline.reduce<Flow>((input, stage) => stage(input), source);
    if (!collection && pipeline.length === 0) return cursorReply('firstBatch', [], 0, ns);
    const cursor = cursors.create(ns, encodedFlow(flow), view, 0);
    const size = integerField(documentField(body, 'cursor') ?? {}, 'batchSize') ?? FIRST_BATCH;
    return firstBatch(context, cursor, size, false);
  },
};

/** Leading `$match`, `$sort`, `$skip` and `$limit`, in this order, become a query that indexes can serve. */
function splitSource(stages: readonly unknown[], hint: unknown): { query: Query; rest: readonly unknown[] } {
  const rest = [...stages];
  const take = (name: string): unknown => {
    const [stage] = rest;
    if (!isObject(stage) || Object.keys(stage).length !== 1 || !(name in stage)) return undefined;
    rest.shift();
    return stage[name];
  };
  const filter = objectOr(take('$match'), '$match');
  const sort = objectOr(take('$sort'), '$sort');
  const skip = take('$skip');
  const limit = take('$limit');
  return {
    query: {
      filter: parseFilter(filter),
      sort: parseSort(sort),
      skip: skip === undefined ? 0 : whole('$skip', skip),
      limit: limit === undefined ? 0 : positive('$limit', limit),
      hint,
    },
    rest,
  };
}

function objectOr(spec: unknown, name: string): Document {
  if (spec === undefined) return {};
  if (!isObject(spec)) throw new ServerError('FailedToParse', `the ${name} specification must be an object`);
  return spec;
}

function* documents(found: ReturnType<typeof search>): Flow & Generator<Document | undefined> {
  for (const item of found) yield item?.document;
}

function* encodedFlow(flow: Flow): Generator<Buffer | undefined> {
  for (const item of flow) yield item && encode(item);
}
