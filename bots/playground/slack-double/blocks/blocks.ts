import { z } from 'zod';
import { image, inActions, inInput, inSection } from './elements.ts';
import { anyText, plainText, words } from './texts.ts';

const block = { block_id: words(255).optional() };

const section = z
  .strictObject({
    ...block,
    type: z.literal('section'),
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: inSection.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'must provide text or fields');
const header = z.strictObject({ ...block, type: z.literal('header'), text: plainText(150) });
const divider = z.strictObject({ ...block, type: z.literal('divider') });
const context = z.strictObject({
  ...block,
  type: z.literal('context'),
  elements: z
    .array(z.union([anyText(2000), image]))
    .min(1)
    .max(10),
});
const actions = z.strictObject({
  ...block,
  type: z.literal('actions'),
  elements: z.array(inActions).min(1).max(25),
});
const imageBlock = image.safeExtend({ ...block, title: plainText(2000).optional() });
const input = z.strictObject({
  ...block,
  type: z.literal('input'),
  label: plainText(2000),
  element: inInput,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});
const richText = z.strictObject({
  ...block,
  type: z.literal('rich_text'),
  elements: z
    .array(
      z.looseObject({
        type: z.enum(['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']),
      }),
    )
    .min(1),
});
const markdown = z.strictObject({ ...block, type: z.literal('markdown'), text: words(12_000) });

const everywhere = [section, header, divider, context, actions, imageBlock, richText] as const;
const inMessage = z.discriminatedUnion('type', [...everywhere, markdown]);
const inView = z.discriminatedUnion('type', [...everywhere, input]);

/** Everything that lies in blocks and can be used, or only looked at. */
type AnyBlock = z.infer<typeof inMessage> | z.infer<typeof inView>;

/** Whatever may stand in a block and have an action_id. */
const elementsOf = (
  one: AnyBlock,
): { type: string; action_id?: string | undefined; focus_on_load?: unknown }[] => {
  if (one.type === 'actions') return one.elements;
  if (one.type === 'section') return one.accessory ? [one.accessory] : [];
  return one.type === 'input' ? [one.element] : [];
};

const firstTwice = (values: (string | undefined)[]) =>
  values.findIndex((value, at) => value !== undefined && values.indexOf(value) !== at);

/** Ids that must be unique, and what only one element may have. */
function checkTogether(blocks: AnyBlock[], context: z.RefinementCtx): void {
  const twice = firstTwice(blocks.map(({ block_id }) => block_id));
  if (twice >= 0) object(context, [twice, 'block_id'], '`block_id` must be unique');
  for (const [at, one] of blocks.entries()) {
    const same = firstTwice(elementsOf(one).map(({ action_id }) => action_id));
    if (same >= 0)
      object(context, [at, 'elements', same, 'action_id'], '`action_id` must be unique in its block');
  }
  const focused = blocks.flatMap(elementsOf).filter(({ focus_on_load }) => focus_on_load === true);
  if (focused.length > 1) object(context, [], 'only one element may have focus_on_load');
}

function object(context: z.RefinementCtx, path: (string | number)[], message: string): void {
  context.addIssue({ code: 'custom', path, message });
}

export const messageBlocks = z.array(inMessage).max(50).superRefine(checkTogether);
export const modalBlocks = z.array(inView).min(1).max(100).superRefine(checkTogether);
/** A file can be asked for in a modal only. */
export const homeBlocks = z
  .array(inView)
  .max(100)
  .superRefine(checkTogether)
  .superRefine((blocks, context) => {
    for (const [at, one] of blocks.entries())
      if (one.type === 'input' && one.element.type === 'file_input')
        object(context, [at, 'element'], 'unsupported type: file_input');
  });
