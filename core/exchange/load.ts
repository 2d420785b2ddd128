import { findCity } from '../geo/index.ts';
import { splitRate } from '../money/index.ts';
import type { ExchangeLoad, ExchangePlace } from '../ports/index.ts';
import type { Loads } from '../processes/offer/facts.ts';
import type { Posting } from '../processes/posting/context.ts';
import type { Price } from '../processes/transport-order/price.ts';

/** The load as strangers may see it: of the client, streets and contacts the asking itself knows nothing. */
export function loadOf({ loads, volume, price }: Posting, contact: string | undefined): ExchangeLoad | null {
  if (loads === undefined || volume === undefined) return null;
  const { cargo, weight, body, temperature, adr } = loads;
  return {
    loadings: loads.loadings.map(placeOf),
    unloadings: loads.unloadings.map(placeOf),
    cargo,
    kg: weight,
    m3: volume,
    body,
    ...(temperature?.controlled === true
      ? { temperature: { from: temperature.min, to: temperature.max } }
      : {}),
    ...(adr === undefined ? {} : { adr }),
    ...(price === undefined ? {} : { price: priceOf(price) }),
    ...(contact === undefined ? {} : { contact }),
  };
}

/** A town of one name with another is told by its region, where Caravan is sure which one is meant. */
function placeOf({ city, window }: Loads['loadings'][number]): ExchangePlace {
  const place = { city: city.name, zone: city.zone, ...window };
  const found = findCity(city.name);
  if (!('ok' in found) || found.guessed || found.ok.zone !== city.zone) return place;
  return { ...place, region: found.ok.region };
}

function priceOf(price: Price): NonNullable<ExchangeLoad['price']> {
  const isTaxed = typeof price.vat === 'number' && price.vat > 0;
  return {
    amount: splitRate(price).gross,
    vat: isTaxed ? 'with' : 'without',
    form: price.form,
    days: price.days,
  };
}
