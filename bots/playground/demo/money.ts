import { contractScan } from '../company/contract-scan.ts';
import { untilHeard } from './road.ts';
import { done, players, type Scene } from './story.ts';

/** S0-63, G-16: nobody pays by the day; the next morning finds it out, and the client, who was reminded, pays. */
export async function overduePayment(scene: Scene): Promise<void> {
  const { vera, igor, svetlana } = players(scene);
  await untilHeard(scene, svetlana, 'Напоминаем про счёт');
  await untilHeard(scene, igor, 'Оплата просрочена');
  await vera.press('invoice.button.paymentReceived');
  await vera.fill('invoice', 'pay', [
    ['amount', { press: '92' }],
    ['on', 'сегодня'],
  ]);
  await svetlana.sees('Счёт оплачен полностью');
}

/** S0-64, S0-71: the signed act closes the order. */
export async function signedAct(scene: Scene): Promise<void> {
  const { vera, svetlana } = players(scene);
  await untilHeard(scene, svetlana, 'Ждём от вас подписанный акт');
  await svetlana.press('act.button.actSigned');
  await svetlana.fill('act', 'signed', [
    ['files', { file: contractScan(), name: 'Акт 78 подписан.pdf', mime: 'application/pdf' }],
    ['files', done],
    ['on', 'сегодня'],
  ]);
  await vera.press('act.button.actAccepted');
  await svetlana.sees('transport-order.notice.thanks', { number: '1' });
}
