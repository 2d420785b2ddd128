import { z } from 'zod';
import { homeBlocks, modalBlocks } from './blocks.ts';
import { plainText } from './texts.ts';

const shared = {
  callback_id: z.string().max(255).default(''),
  external_id: z.string().max(255).default(''),
  private_metadata: z.string().max(3000).default(''),
};

const modal = z
  .strictObject({
    ...shared,
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).nullish(),
    close: plainText(24).nullish(),
    blocks: modalBlocks,
    clear_on_close: z.boolean().default(false),
    notify_on_close: z.boolean().default(false),
    submit_disabled: z.boolean().optional(),
  })
  .superRefine(({ blocks, submit }, context) => {
    if (!submit && blocks.some(({ type }) => type === 'input'))
      context.addIssue({ code: 'custom', path: ['submit'], message: 'missing required field: submit' });
  });
const home = z.strictObject({ ...shared, type: z.literal('home'), blocks: homeBlocks });

/** A view as the app gives it. */
export const givenView = { modal, home };
export type GivenView = z.infer<typeof modal> | z.infer<typeof home>;

/** Of the whole view as JSON. */
export const MOST_BYTES = 250_000;
