import type { Document } from 'bson';

/** MongoDB error codes this engine answers with, by their official names. */
const CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  ShutdownInProgress: 91,
  CommandNotSupported: 115,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  QueryPlanKilled: 175,
  InvalidIndexSpecificationOption: 197,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  KeyTooLong: 17280,
  UnrecognizedStage: 40324,
  UnknownField: 40415,
  InvalidRegex: 51091,
} as const;

export type ErrorName = keyof typeof CODES;

/** An error that travels to the client as a MongoDB error reply: `code`, `codeName`, `errmsg` and extra fields. */
export class ServerError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly extra: Document;

  constructor(codeName: ErrorName, message: string, extra: Document = {}) {
    super(message);
    this.name = 'ServerError';
    this.codeName = codeName;
    this.code = CODES[codeName];
    this.extra = extra;
  }
}

/** The E11000 error, with `keyPattern` and `keyValue` as drivers and mongoose expect them. */
export function duplicateKey(
  ns: string,
  index: string,
  keyPattern: Document,
  keyValue: Document,
): ServerError {
  const shown = Object.entries(keyValue)
    .map(([field, value]) => `${field}: ${shorten(value)}`)
    .join(', ');
  return new ServerError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${ns} index: ${index} dup key: { ${shown} }`,
    { keyPattern, keyValue },
  );
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}

/** Refuses what the engine knows of but does not do: the answer names it instead of being silently wrong. */
export function notSupported(what: string): ServerError {
  return new ServerError('CommandNotSupported', `${what} is not supported by the embedded engine`);
}
