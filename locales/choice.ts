import { Temporal } from 'temporal-polyfill';
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

/** A moment by the clock of its own place, which is said where that is not the company's clock. */
const localMoment: Choice = {
  among: ['moment', 'moment.local'],
  choose: (params, companyZone) => {
    const { at, zone = companyZone } = params.at as { at: string; zone?: string };
    const here = Temporal.Instant.from(at);
    const isSame = here.toZonedDateTimeISO(zone).offset === here.toZonedDateTimeISO(companyZone).offset;
    return { key: isSame ? 'moment' : 'moment.local', params };
  },
};

/** Keys that are put into words by one of several messages. */
export const choices: Readonly<Record<string, Choice>> = {
  weight,
  temperature,
  'moment.local': localMoment,
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
