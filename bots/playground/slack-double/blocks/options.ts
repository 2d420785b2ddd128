import { z } from 'zod';
import { anyText, plainText, words } from './texts.ts';

const optionWith = <Text extends z.ZodType>(text: Text) =>
  z.strictObject({ text, value: words(150), description: text.optional() });

/** Of menus: plain text only. */
export const option = optionWith(plainText(75));
/** Of radio buttons and checkboxes. */
export const richOption = optionWith(anyText(75));
export const linkOption = option.extend({ url: z.string().max(3000).optional() });

export type Option = z.infer<typeof option>;

const group = z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) });

/** What a menu offers, and what the app answers when an external menu asks it. */
export const choices = {
  options: z.array(option).max(100).optional(),
  option_groups: z.array(group).max(100).optional(),
};

/** All options of something that has them, those of groups too. */
export function optionsOf(offer: { [field: string]: unknown }): Option[] {
  const groups = (offer.option_groups ?? []) as { options: Option[] }[];
  return [...((offer.options ?? []) as Option[]), ...groups.flatMap(({ options }) => options)];
}

/** An initial option must be one of the options, word for word. */
export function initialsAreOffered(element: { [field: string]: unknown }): boolean {
  const initial = [element.initial_option ?? [], element.initial_options ?? []].flat() as Option[];
  const offered = new Set(optionsOf(element).map((one) => JSON.stringify([one.text, one.value])));
  return initial.every((one) => offered.has(JSON.stringify([one.text, one.value])));
}

export const hasOneOffer = ({ options, option_groups }: { options?: unknown; option_groups?: unknown }) =>
  (options === undefined) !== (option_groups === undefined) && [options ?? option_groups].flat().length > 0;
