import type { Trip } from '../../../core/processes/trip/context.ts';
import { nextPlace } from '../../../core/processes/trip/route.ts';
import type { Player } from './player.ts';
import { NEW_INN, players, type Scene, skip } from './story.ts';

/** A ladder that never ends must not hang the demo. */
const MOST_STEPS = 60;

/** Moves the clock from due moment to due moment until the person has heard this. */
export async function untilHeard(scene: Scene, who: Player, words: string): Promise<void> {
  for (let step = 0; step < MOST_STEPS && !who.hasSeen(words); step++) await scene.stage.move('next');
  await who.sees(words);
}

/** Lets hours pass until the truck is wanted at its next stop. */
async function untilWanted({ caravan, stage }: Scene, trip: string): Promise<void> {
  const current = await caravan.cases.load(trip);
  const stop = current === null ? undefined : nextPlace(current.context as Trip);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { now } = await stage.clock();
    if (now >= (stop?.window.from ?? '')) return;
    await stage.move('hour');
  }
}

/** S0-43 to S0-47: the driver's milestones and a delay; the client hears each. */
export async function onTheRoad(scene: Scene): Promise<void> {
  const { igor, svetlana, nikolai } = players(scene);
  const [order] = await scene.caravan.ports.cases.list({
    process: 'transport-order',
    partyIds: [`k${NEW_INN}`],
  });
  const trip = `t${order?.id.slice(1)}-1`;
  await untilWanted(scene, trip);
  await nikolai.press('trip.button.arrivedToLoad');
  await untilHeard(scene, svetlana, 'на погрузк');
  await nikolai.press('trip.button.loaded');
  await untilHeard(scene, svetlana, 'загружена');
  await nikolai.press('trip.button.left');
  await untilHeard(scene, svetlana, 'выехал');
  await nikolai.press('trip.button.delayReported');
  await nikolai.fill('trip', 'delay', [
    ['reason', { press: 'trip.reason.queue' }],
    ['until', 'послезавтра 15:00'],
    ['note', 'Весовой контроль под Уфой, передо мной машин двадцать.'],
    ['files', skip],
  ]);
  await igor.sees('Весовой контроль');
  await untilHeard(scene, svetlana, 'Задержка в пути');
  await svetlana.type('/orders');
  await svetlana.press('Самара → Екатеринбург');
  await svetlana.press('transport-order.button.whereAsked');
  await svetlana.sees('в пути');
  await untilWanted(scene, trip);
  await nikolai.press('trip.button.arrivedToUnload');
  await nikolai.press('trip.button.unloaded');
  await untilHeard(scene, svetlana, 'выгружена');
  await igor.press('trip.button.unloadingConfirmed');
  await nikolai.sees('trip.task.papers.note.awaited');
}

/** G-17: the truck waited to be unloaded; the carrier asks for it, the client agrees to its own sum. */
export async function extraCharge(scene: Scene): Promise<void> {
  const { igor, sergey, svetlana } = players(scene);
  await sergey.press('trip.button.chargeSettled');
  await sergey.fill('charge', 'new', [
    ['kind', { press: 'charge.kind.downtime' }],
    ['hours', '6'],
    ['carrierSum', '6 000'],
    ['reason', 'Ждали крана на выгрузке с 9:00 до 15:00, отметка в накладной.'],
    ['files', skip],
  ]);
  await igor.press('charge.button.sumsChanged');
  await igor.fill('charge', 'sums', [
    ['carrierSum', { press: 'form.keep' }],
    ['clientSum', '7 000'],
    ['words', 'Машина шесть часов ждала крана на выгрузке, отметка есть в накладной.'],
  ]);
  await svetlana.press('charge.ownButton.agreedByClient');
  await igor.sees('Доплата согласована');
}
