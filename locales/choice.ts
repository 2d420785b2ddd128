import type { Text, TextParam } from '../core/texts/text.ts';
import { windowText } from './window.ts';

/** Where one key of the core has several wordings: the messages it may become, and which one it is. */
interface Choice {
  among: readonly string[];
  choose(params: Record<string, TextParam>, zone: string): Text;
}

/** `<key>.<param>` when the parameter is given, else the plain wording. */
function ifGiven(key: string, param: string): Choice {
  const fuller = `${key}.${param}`;
  return {
    among: [key, fuller],
    choose: (params) => ({ key: params[param] === undefined ? key : fuller, params }),
  };
}

const weight: Choice = {
  among: ['weight.kilograms', 'weight.tonnes'],
  choose: ({ kg = 0 }) =>
    Number(kg) < 1000
      ? { key: 'weight.kilograms', params: { kg } }
      : { key: 'weight.tonnes', params: { t: Number(kg) / 1000 } },
};

const temperature: Choice = {
  among: ['temperature.exact', 'temperature.range'],
  choose: (params) => ({
    key: params.from === params.to ? 'temperature.exact' : 'temperature.range',
    params,
  }),
};

/** Keys that are put into words by one of several messages. */
export const choices: Readonly<Record<string, Choice>> = {
  weight,
  temperature,
  window: {
    among: ['exact', 'hours', 'from', 'until', 'allDay', 'wholeDays', 'days', 'otherZone'].map(
      (w) => `window.${w}`,
    ),
    choose: windowText,
  },
  'transport-order.title': ifGiven('transport-order.title', 'number'),
  'refusal.already-decided': ifGiven('refusal.already-decided', 'what'),
  'problem.too-small': ifGiven('problem.too-small', 'min'),
  'problem.cyrillic-letters': ifGiven('problem.cyrillic-letters', 'suggestion'),
};
