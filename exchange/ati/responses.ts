import { z } from 'zod';
import { currencySchema } from '../../core/money/index.ts';
import type { ExchangeBid, ExchangePrice } from '../../core/ports/index.ts';
import { parsePhone } from '../../core/values/index.ts';
import type { WholeSum } from './dictionaries.ts';

const sum = z.number().nullish();
const id = z.int().nullish();
const words = z.string().nullish();
const contact = z.object({ Name: words, Mobile: words, Telephone: words, Phone: words }).partial().nullish();

/** One counter-offer as the exchange tells it; it leaves out what is empty. */
const response = z.object({
  ResponseId: z.string().min(1),
  LoadId: z.string(),
  FirmId: z.int(),
  FirmName: words,
  AddedAt: words,
  UpdatedAt: words,
  Price: sum,
  CurrencyId: id,
  NdsPrice: sum,
  NdsCurrencyId: id,
  NotNdsPrice: sum,
  NotNdsCurrencyId: id,
  Note: words,
  IsOutdated: z.boolean().nullish(),
  FirmInfo: z.object({ FullFirmName: words, Contact: contact }).partial().nullish(),
  Contact: contact,
});
export const responses = z.array(response);
export type Response = z.infer<typeof response>;

/** Null: it names no whole sum (a price for a kilometre says nothing of the carriage), or it is out of date. */
export function bidOf(one: Response, currencies: WholeSum[]): ExchangeBid | null {
  const price = priceOf(one, currencies);
  const at = momentOf(one.UpdatedAt ?? one.AddedAt);
  if (price === null || at === null || one.IsOutdated === true) return null;
  const person = one.FirmInfo?.Contact ?? one.Contact;
  const phone = phoneOf([person?.Mobile, person?.Telephone, person?.Phone]);
  const name = tidy(person?.Name);
  const note = tidy(one.Note);
  return {
    id: one.ResponseId,
    at,
    firm: {
      id: String(one.FirmId),
      name: tidy(one.FirmInfo?.FullFirmName) ?? tidy(one.FirmName) ?? String(one.FirmId),
    },
    price,
    ...(name === undefined && phone === undefined
      ? {}
      : { contact: { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone }) } }),
    ...(note === undefined ? {} : { note }),
  };
}

/** A carrier may name up to three prices; the one with VAT is taken first, then without, then cash. */
function priceOf(one: Response, currencies: WholeSum[]): ExchangePrice | null {
  const named: [number | null | undefined, number | null | undefined, Omit<ExchangePrice, 'amount'>][] = [
    [one.NdsPrice, one.NdsCurrencyId, { vat: 'with', form: 'cashless' }],
    [one.NotNdsPrice, one.NotNdsCurrencyId, { vat: 'without', form: 'cashless' }],
    [one.Price, one.CurrencyId, { vat: 'without', form: 'cash' }],
  ];
  for (const [amount, currencyId, terms] of named) {
    const whole = currencies.find((currency) => currency.id === currencyId);
    const currency = currencySchema.safeParse(whole?.code);
    const minor = Math.round((amount ?? 0) * (whole?.times ?? 0) * 100);
    if (currency.success && minor > 0 && Number.isSafeInteger(minor))
      return { amount: { minor, currency: currency.data }, ...terms };
  }
  return null;
}

/** Moments without a zone are UTC, as everywhere in this API. */
function momentOf(text: string | null | undefined): string | null {
  if (text == null) return null;
  const at = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function phoneOf(written: (string | null | undefined)[]): string | undefined {
  for (const text of written) {
    const phone = text == null ? undefined : parsePhone(text);
    if (phone?.ok === true) return phone.value.e164;
  }
  return undefined;
}

function tidy(text: string | null | undefined): string | undefined {
  const line = text?.trim().slice(0, 1000);
  return line === undefined || line === '' ? undefined : line;
}
