import { contractScan } from '../company/contract-scan.ts';
import { done, NEW_NAME, players, type Scene, skip } from './story.ts';

/** S0-27 to S0-31: the exchange brings nothing, the head agrees, two carriers are asked: one refuses, one names a price. */
export async function feasibility(scene: Scene): Promise<void> {
  const { igor, oleg, sergey, rustam } = players(scene);
  await igor.press('transport-order.button.channelTried', 'Екатеринбург');
  await igor.fill('transport-order', 'channel', [
    ['channel', { press: 'transport-order.channel.exchange' }],
    ['result', { press: 'transport-order.result.nothing' }],
    ['note', 'На АТИ на эту дату из Самары только рефрижераторы.'],
  ]);
  await igor.sees('transport-order.task.feasibility.study');
  await igor.press('transport-order.button.headAsked', 'Екатеринбург');
  await igor.fill('transport-order', 'askHead', [
    ['question', 'Первая заявка Волжского кабеля, просят 85 000. Берём?'],
  ]);
  await oleg.press('transport-order.button.headAnswered', 'Екатеринбург');
  await oleg.fill('transport-order', 'answerHead', [
    ['verdict', { press: 'transport-order.verdict.take' }],
    ['note', 'Берём, если перевозчик не дороже 72 000.'],
  ]);
  await igor.sees('Берём, если перевозчик');
  await igor.press('transport-order.button.carriersAsked', 'Екатеринбург');
  await igor.fill('transport-order', 'ask', [
    ['carriers', { press: 'Трак-Сервис' }],
    ['carriers', { press: 'Дальний рейс' }],
    ['carriers', done],
    ['price', skip],
    ['minutes', { press: 'transport-order.minutes.180' }],
    ['note', 'Барабаны с кабелем, нужны ремни и клинья, погрузка верхняя.'],
  ]);
  await rustam.press('offer.button.bidDeclined', 'Возьмётесь?');
  await rustam.fill('offer', 'decline', [['reason', { press: 'offer.reason.noTruck' }]]);
  await sergey.press('offer.button.bidPriced', 'Возьмётесь?');
  await sergey.fill('offer', 'bid', [['price', '70 000 с НДС 22%, безнал, 2 дня']]);
  await igor.sees('ООО «Трак-Сервис»: 70');
}

/** S0-35 to S0-42: the written order, the award, vehicle and driver, clearance, both confirmations. */
export async function booking(scene: Scene): Promise<void> {
  const { igor, sergey, svetlana, nikolai } = players(scene);
  await igor.press('transport-order.button.orderReceived', 'Екатеринбург');
  await igor.fill('transport-order', 'order', [
    ['files', { file: contractScan(), name: 'Заявка 45.pdf', mime: 'application/pdf' }],
    ['files', done],
    ['date', 'сегодня'],
    ['number', '45'],
  ]);
  await svetlana.sees('transport-order.notice.ordered', { number: '1' });
  await igor.sees('trip.task.search');
  await igor.press('offer.button.awardThis', 'Трак-Сервис');
  await sergey.press('trip.button.vehicleNamed');
  await sergey.fill('trip', 'vehicle', [
    ['driver', { press: 'Николай Осипов' }],
    ['plate', { press: 'А123ВС' }],
    ['trailer', skip],
    ['files', skip],
  ]);
  await igor.press('trip.button.papersChecked');
  await igor.fill('trip', 'clear', [
    ['points', { press: 'form.all' }],
    ['points', done],
  ]);
  await sergey.press('trip.button.carrierConfirmed');
  await svetlana.press('trip.button.vehicleAgreed');
  await svetlana.sees('trip.fact.vehicleAgreed');
  await nikolai.sees('trip.task.transport.way');
  await igor.sees(NEW_NAME);
}
