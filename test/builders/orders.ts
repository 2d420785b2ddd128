import type { Caravan } from '../../core/caravan.ts';
import type { Person } from '../../core/people/person.ts';
import type { TransportRequest } from '../../core/processes/transport-order/facts.ts';
import { reachedStage, type TakenOn } from './clients.ts';

const stop = (name: string, day: number) => ({
  city: { name, zone: 'Europe/Moscow' },
  address: 'Складская, 1',
  window: { from: `2026-12-0${day}T06:00:00.000Z`, to: `2026-12-0${day}T09:00:00.000Z` },
});

/** A request for a truck from this person (`more`: beyond what every one has), already with its number and at the logistician's desk (S0-26). */
export async function orderOf(
  caravan: Caravan,
  client: Pick<TakenOn, 'id'>,
  by: Person,
  logistician?: Person,
  more: Partial<TransportRequest> = {},
): Promise<string> {
  const caseId = `o${caravan.ports.ids.next(10)}`;
  const request = {
    loadings: [stop('Казань', 1)],
    unloadings: [stop('Пермь', 3)],
    cargo: 'Плитка',
    weight: 20_000,
    body: 'tent',
    ...more,
  };
  const outcome = await caravan.cases.handle({
    commandId: `given/${caseId}`,
    process: 'transport-order',
    caseId,
    fact: {
      type: 'orderRequested',
      client: client.id,
      request,
      ...(logistician === undefined ? {} : { logistician: logistician.id }),
    },
    doer: by,
    channel: by.roles.length > 0 ? 'telegram-staff' : 'telegram-partners',
  });
  if (outcome.status === 'refused')
    throw new Error(`the request was refused: ${JSON.stringify(outcome.refusal)}`);
  await reachedStage(caravan, caseId, 'requestReceived');
  return caseId;
}
