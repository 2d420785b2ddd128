import type { SeenMessage, SeenView } from '../slack-double/index.ts';

export interface Option {
  text: { text: string };
  value: string;
}

/** What of an element of Block Kit a person can tell. */
export interface Element {
  type: string;
  action_id: string;
  text?: { text: string };
  options?: Option[];
}

/** Something that can be pressed or filled in, in its block, and what is chosen in it. */
export interface Control {
  block: string;
  element: Element;
  chosen: string[];
}

interface SeenBlock {
  type: string;
  block_id: string;
  text?: { text: string };
  fields?: { text: string }[];
  element?: Element;
  accessory?: Element;
  elements?: (Element | { text: string })[];
}

interface Chosen {
  selected_options?: { value: string }[] | null;
}

const blocksOf = ({ blocks }: Pick<SeenMessage, 'blocks'>) => (blocks ?? []) as unknown as SeenBlock[];

/** Everything on a message or a view that can be pressed or filled in, from top to bottom. */
export function controlsOf(seen: Pick<SeenMessage | SeenView, 'blocks' | 'state'>): Control[] {
  return blocksOf(seen).flatMap(({ type, block_id, element, accessory, elements = [] }) => {
    const inside = type === 'actions' ? (elements as Element[]) : [];
    const all = [...inside, ...[element, accessory].filter((one) => one !== undefined)];
    return all.map((one) => {
      const state = (seen.state as Record<string, Record<string, Chosen>>)[block_id]?.[one.action_id];
      return {
        block: block_id,
        element: one,
        chosen: (state?.selected_options ?? []).map(({ value }) => value),
      };
    });
  });
}

export function optionsOf({ options = [] }: Element): Option[] {
  return options;
}

/** All that is said on a message, with what Slack's own markup stands for. */
export function textsOf(seen: Pick<SeenMessage, 'blocks' | 'text'>): string {
  const parts = blocksOf(seen).flatMap(({ type, text, fields = [], elements = [] }) => {
    if (type === 'actions') return [];
    const small = type === 'context' ? (elements as { text: string }[]) : [];
    return [...(text === undefined ? [] : [text]), ...fields, ...small].map((one) => one.text);
  });
  const words = parts.length === 0 ? seen.text : parts.join('\n');
  return words.replaceAll('*', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
