import { Int32, Timestamp } from 'bson';
import { add, multiply } from '../bson/arithmetic.ts';
import { compare } from '../bson/compare.ts';
import type { BsonNumber } from '../bson/number.ts';
import { isNumber, isObject, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';
import { addToSet, pop, pull, pullAll, push } from './arrays.ts';
import { type Change, KEEP, REMOVE } from './change.ts';
import { MISSING } from './target.ts';

/** When the update runs: whether it creates the document, and the present moment. */
export interface Occasion {
  readonly inserting: boolean;
  readonly now: Date;
}

type Factory = (operand: unknown, path: string, occasion: Occasion) => Change;

/** Every update operator but `$rename`, which touches two fields. */
const OPERATORS: Readonly<Record<string, Factory>> = {
  $set: (operand) => () => operand,
  $setOnInsert: (operand, _path, occasion) => () => (occasion.inserting ? operand : KEEP),
  $unset: () => (current) => (current === MISSING ? KEEP : REMOVE),
  $inc: (operand, path) => arithmetic('$inc', operand, path, add, (amount) => amount),
  $mul: (operand, path) =>
    arithmetic('$mul', operand, path, multiply, (factor) => multiply(factor, new Int32(0))!),
  $min: (operand) => (current) => (current === MISSING || compare(operand, current) < 0 ? operand : KEEP),
  $max: (operand) => (current) => (current === MISSING || compare(operand, current) > 0 ? operand : KEEP),
  $currentDate: (operand, path, { now }) => currentDate(operand, path, now),
  $push: (operand, path) => push(operand, path),
  $addToSet: (operand, path) => addToSet(operand, path),
  $pull: (operand, path) => pull(operand, path),
  $pullAll: (operand, path) => pullAll(operand, path),
  $pop: (operand, path) => pop(operand, path),
};

/** The change that one operator makes to one path. Throws for unknown operators and wrong operands. */
export function changeOf(operator: string, operand: unknown, path: string, occasion: Occasion): Change {
  return factoryOf(operator)(operand, path, occasion);
}

/** Refuses operators that do not exist or are not supported. */
export function checkOperator(operator: string): void {
  if (operator !== '$rename') factoryOf(operator);
}

function factoryOf(operator: string): Factory {
  const factory = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (factory) return factory;
  if (operator === '$bit') throw notSupported('The update operator $bit');
  throw new ServerError(
    'FailedToParse',
    `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
  );
}

function arithmetic(
  name: string,
  operand: unknown,
  path: string,
  operation: (a: BsonNumber, b: BsonNumber) => BsonNumber | undefined,
  whenMissing: (operand: BsonNumber) => BsonNumber,
): Change {
  if (operand === undefined || !isNumber(typeOf(operand))) {
    const verb = name === '$inc' ? 'increment' : 'multiply';
    throw new ServerError(
      'TypeMismatch',
      `Cannot ${verb} with non-numeric argument: {${path}: ${String(operand)}}`,
    );
  }
  const amount = operand as BsonNumber;
  return (current) => {
    if (current === MISSING) return whenMissing(amount);
    if (!isNumber(typeOf(current))) {
      throw new ServerError(
        'TypeMismatch',
        `Cannot apply ${name} to a value of non-numeric type: the field '${path}' is of type ${typeOf(current)}`,
      );
    }
    const result = operation(current as BsonNumber, amount);
    if (!result) {
      throw new ServerError(
        'BadValue',
        `Failed to apply ${name} to the field '${path}': the long would overflow`,
      );
    }
    return result;
  };
}

function currentDate(operand: unknown, path: string, now: Date): Change {
  const wanted = isObject(operand) ? operand.$type : undefined;
  if (typeof operand === 'boolean' || wanted === 'date') return () => now;
  if (wanted === 'timestamp') {
    const timestamp = new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
    return () => timestamp;
  }
  throw new ServerError(
    'BadValue',
    `$currentDate of '${path}' takes true or { $type: 'date' | 'timestamp' }`,
  );
}
