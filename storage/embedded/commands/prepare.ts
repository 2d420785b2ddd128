import { type Document, ObjectId } from 'bson';
import { checkSize, decode, encode } from '../bson/codec.ts';
import { isObject, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';

/** A document ready to be stored. */
export interface Prepared {
  readonly document: Document;
  readonly bytes: Buffer;
}

/** Documents nest at most this deep, as in MongoDB. */
const MAX_DEPTH = 180;

/** Checks a document to be inserted and puts its `_id` first, creating one when there is none. */
export function prepareInsert(source: Buffer | Document): Prepared {
  const document = Buffer.isBuffer(source) ? decode(source) : source;
  checkStorable(document);
  if (Buffer.isBuffer(source) && Object.keys(document)[0] === '_id') {
    checkSize(source);
    // The message that carried the document is much larger: keep a copy of the part only.
    return { document, bytes: Buffer.from(source) };
  }
  const { _id: id, ...rest } = document;
  const ordered = { _id: id === undefined ? new ObjectId() : id, ...rest };
  return { document: ordered, bytes: encode(ordered) };
}

/** Throws when a document holds what cannot be stored or what this engine refuses to store. */
export function checkStorable(document: Document): void {
  checkId(document._id);
  for (const name of Object.keys(document)) {
    if (name.startsWith('$')) {
      throw new ServerError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${name}' in '${name}' is not valid for storage.`,
      );
    }
  }
  checkValue(document, 0);
}

function checkId(id: unknown): void {
  if (id === undefined) return;
  const type = typeOf(id);
  if (type === 'array' || type === 'regex') {
    throw new ServerError('InvalidIdField', `The '_id' value cannot be of type ${type}`);
  }
  if (isObject(id) && Object.keys(id).some((name) => name.startsWith('$'))) {
    throw new ServerError(
      'DollarPrefixedFieldName',
      "The '_id' document may not have fields that start with '$'",
    );
  }
}

function checkValue(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) {
    if (value === undefined && depth > 0)
      throw notSupported('Storing a value of the deprecated type undefined');
    return;
  }
  if (depth > MAX_DEPTH) throw new ServerError('BadValue', `Document nests deeper than ${MAX_DEPTH} levels`);
  const type = typeOf(value);
  if (type === 'dbPointer') throw notSupported('Storing a DBRef');
  if (type === 'date' && Number.isNaN((value as Date).getTime())) {
    throw new ServerError('BadValue', 'A date is outside the range of dates that JavaScript can hold');
  }
  if (type === 'array') for (const item of value as unknown[]) checkValue(item, depth + 1);
  if (type === 'object') for (const item of Object.values(value)) checkValue(item, depth + 1);
}
