import { readFile } from 'node:fs/promises';
import { contractScan } from '../company/contract-scan.ts';
import type { Given } from './player.ts';
import { done, players, type Scene } from './story.ts';

const photo = async (name: string): Promise<Given> => ({
  file: await readFile(new URL(`../company/photos/${name}`, import.meta.url)),
  name,
  mime: 'image/jpeg',
});
const printed = (name: string): Given => ({ file: contractScan(), name, mime: 'application/pdf' });

/** S0-49 to S0-53, S0-68: a blurred photo goes back, a good one is accepted; the originals reach the accounting. */
export async function consignmentNote(scene: Scene): Promise<void> {
  const { igor, nikolai, sergey, anna, vera } = players(scene);
  const handIn = async (name: string, about = '') => {
    await nikolai.press('trip.button.noteReceived', about);
    await nikolai.fill('trip', 'note', [
      ['kind', { press: 'trip.kind.cmr' }],
      ['number', '0147352'],
      ['files', await photo(name)],
      ['files', done],
    ]);
  };
  await handIn('cmr-blurred.jpg');
  await igor.press('trip.button.noteChecked');
  await igor.fill('trip', 'check', [
    ['kind', { press: 'form.keep' }],
    ['points', { press: 'form.all' }],
    ['points', { press: 'trip.points.signatures' }],
    ['points', { press: 'trip.points.box24' }],
    ['points', done],
    ['reason', 'Снимок смазан и обрезан, подписей не видно. Снимите ещё раз целиком.'],
  ]);
  await sergey.sees('Снимок смазан');
  await handIn('cmr.jpg', 'Причина: Снимок смазан');
  await igor.press('trip.button.noteChecked');
  await igor.fill('trip', 'check', [
    ['kind', { press: 'form.keep' }],
    ['points', { press: 'form.all' }],
    ['points', done],
  ]);
  await igor.press('trip.button.originalsReceived');
  await igor.fill('trip', 'originals', [['on', 'сегодня']]);
  await anna.press('trip.button.noteTaken');
  await vera.press('trip.button.noteFiled');
  await vera.sees('transport-order.task.settlement.payment.toInvoice');
}

/** S0-52, S0-62: the carrier's bill, with the downtime in it, is checked and paid. */
export async function carriersBill(scene: Scene): Promise<void> {
  const { igor, sergey, vera } = players(scene);
  await sergey.press('trip.button.billRecorded');
  await sergey.fill('carrier-bill', 'new', [
    ['trips', done],
    ['number', '145'],
    ['date', 'сегодня'],
    ['sum', { press: '76' }],
    ['vat', { press: '22' }],
    ['files', printed('Счёт 145.pdf')],
    ['files', done],
  ]);
  await igor.press('carrier-bill.button.billAccepted');
  await vera.press('carrier-bill.button.paymentMade');
  await vera.fill('carrier-bill', 'pay', [
    ['amount', { press: '76' }],
    ['date', 'сегодня'],
    ['files', printed('Платёжное поручение 512.pdf')],
    ['files', done],
  ]);
  await sergey.sees('полностью');
}

/** S0-54 to S0-61, S0-70: the client's set is formed, checked, sent, and handed over to somebody who has a name. */
export async function clientsDocuments(scene: Scene): Promise<void> {
  const { igor, vera, svetlana } = players(scene);
  await vera.press('transport-order.button.invoiced');
  await vera.fill('invoice', 'new', [
    ['orders', done],
    ['number', '78'],
    ['date', 'сегодня'],
    ['sum', { press: '92' }],
    ['vat', { press: '22' }],
    ['vatInvoice', '78'],
    ['act', '78'],
    ['files', printed('Комплект 78.pdf')],
    ['files', done],
  ]);
  await igor.press('invoice.button.setPrepared');
  await igor.fill('invoice', 'prepare', [
    ['points', { press: 'form.all' }],
    ['points', done],
  ]);
  await igor.press('invoice.button.setSent');
  await igor.fill('invoice', 'send', [
    ['how', { press: 'invoice.how.courier' }],
    ['tracking', '10-2245-0031'],
    ['on', 'сегодня'],
  ]);
  await svetlana.press('invoice.button.setDelivered');
  await svetlana.fill('invoice', 'deliver', [
    ['position', 'бухгалтер'],
    ['name', 'Петрова Анна'],
    ['on', 'сегодня'],
  ]);
  await igor.sees('Петрова Анна');
}
