import { Int32 } from 'bson';
import { OK } from '../wire/message.ts';
import { type Command, namespaceOf } from './context.ts';
import { prepareInsert } from './prepare.ts';
import { runStatements, succeeded, writeErrors } from './statements.ts';

export const insert: Command = {
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  handle: async (context) => {
    const { store } = context;
    const ns = namespaceOf(context);
    const insertOne = (source: Parameters<typeof prepareInsert>[0]) => {
      const { document, bytes } = prepareInsert(source);
      store.records.insert(store.catalog.ensure(ns), document, bytes);
    };
    const results = await runStatements(context, 'documents', (source) => ({
      quickly: () => insertOne(source),
      slowly: async () => insertOne(source),
    }));
    return { n: new Int32(succeeded(results).length), ...writeErrors(results), ok: OK };
  },
};
