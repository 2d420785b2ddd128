import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Block, Element } from '../state/records.ts';

/** What Slack says about a message or a view that it does not take. */
export class InvalidBlocks extends Error {
  readonly messages: string[];

  constructor(messages: string[]) {
    super(messages.join('; '));
    this.messages = messages;
  }
}

/** Checks blocks or a view; `pointer` says where they stand in the call: `/blocks`, `/view`. Throws InvalidBlocks. */
export function check<T>(schema: z.ZodType<T>, value: unknown, pointer: string): T {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  throw new InvalidBlocks(
    error.issues.map((issue) => {
      // What is wrong with a type is wrong with the whole that it is the type of.
      const whole =
        issue.code === 'invalid_union' && issue.path.at(-1) === 'type' ? issue.path.slice(0, -1) : issue.path;
      const path = [pointer, ...whole.map(String)].join('/');
      return `${wording(issue, value)} [json-pointer:${path}]`;
    }),
  );
}

/** The words in which Slack says it. */
function wording(issue: z.core.$ZodIssue, value: unknown): string {
  const isText = 'origin' in issue && issue.origin === 'string';
  switch (issue.code) {
    case 'too_big':
      return isText
        ? `must be less than ${Number(issue.maximum) + 1} characters`
        : `no more than ${issue.maximum} items allowed`;
    case 'too_small':
      return isText
        ? `must be more than ${Number(issue.minimum) - 1} characters`
        : `no fewer than ${issue.minimum} items allowed`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return `unsupported type: ${String((at(value, issue.path) as { type?: unknown } | undefined)?.type ?? at(value, issue.path))}`;
    case 'invalid_type':
      return at(value, issue.path) === undefined
        ? `missing required field: ${String(issue.path.at(-1))}`
        : `must provide a ${issue.expected}`;
    default:
      return issue.message;
  }
}

function at(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}

const randomId = () => randomBytes(4).toString('base64url').slice(0, 5);

/** The same blocks with the ids that the app left out. */
export function withIds(blocks: { type: string; block_id?: string | undefined }[]): Block[] {
  return blocks.map((block) => {
    const { elements, accessory, element } = block as Partial<Record<string, unknown>>;
    return {
      ...block,
      block_id: block.block_id ?? randomId(),
      ...(block.type === 'actions' ? { elements: (elements as object[]).map(withActionId) } : {}),
      ...(accessory ? { accessory: withActionId(accessory) } : {}),
      ...(element ? { element: withActionId(element) } : {}),
    };
  });
}

const withActionId = (element: object) =>
  'type' in element && element.type === 'image' ? element : { action_id: randomId(), ...element };

/** Every element of the blocks that can be used, with its block. */
export function usable(blocks: Block[]): { block: Block; element: Element }[] {
  return blocks.flatMap((block) => {
    const held = [block.type === 'actions' ? block.elements : [], block.accessory ?? [], block.element ?? []];
    return (held.flat() as Element[])
      .filter(({ type }) => type !== 'image')
      .map((element) => ({ block, element }));
  });
}
