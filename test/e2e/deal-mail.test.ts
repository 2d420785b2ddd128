import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostOffice, startPostOffice } from '../../bots/playground/post-office/index.ts';
import { approvalId } from '../../core/approvals/index.ts';
import { DealScene, IN_STOCK, INVOICE, quoted, rub } from './deal-scene.ts';

const LONG = { timeout: 240_000 };
const DAY = 24 * 3_600_000;
const BUYER = 'buyer@client.example';

let dir: string;
let office: PostOffice;
let scene: DealScene;
let client: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'caravan-office-'));
  office = await startPostOffice({ dir });
  scene = await DealScene.open({
    settings: {
      SMTP_URL: office.url,
      MAIL_FROM: 'Fair Wind <office@forwarder.example>',
      COMPANY_NAME: 'Fair Wind',
    },
  });
  const known = await scene.company.client('working', { name: 'Ural Pumps' });
  client = known.id;
  await scene.company.caravan.ports.people.update(known.contact.id, { email: BUYER, locale: 'en' });
}, 120_000);
afterAll(async () => {
  await scene?.company.close();
  await office?.close();
  await rm(dir, { recursive: true, force: true });
});

let read = 0;

/** The one letter that has come since this was asked last: subject and words, on one line each. */
async function newLetter(): Promise<{ subject: string; text: string }> {
  await scene.company.settle();
  const letters = office.letters().filter(({ to }) => to === BUYER);
  const [letter, ...more] = letters.slice(read);
  read = letters.length;
  expect(more.map(({ subject }) => subject)).toEqual([]);
  const plain = (words = '') => words.replaceAll('\u00a0', ' ');
  return { subject: plain(letter?.subject), text: plain(letter?.text) };
}

describe('a client whose language is English and who has no chat', () => {
  it('reads every step of a deal in letters of its own language (G-09, S2-30 to S2-56)', LONG, async () => {
    const deal = await scene.dealOf(client, ...IN_STOCK, quoted(), { type: 'quoteReleased' });
    const { accountant } = scene.people;
    const director = await scene.company.person('director');
    const number = await scene.numberOf(deal);
    const told = async (subject: string, ...words: string[]) => {
      const letter = await newLetter();
      expect(letter.subject).toBe(subject);
      for (const part of words) expect(letter.text).toContain(part);
      // Goods are named as they were entered; all else is English.
      const own = letter.text.replaceAll(/Насос ЦНС|Анна Соколова/g, '');
      expect(own).not.toMatch(/\p{Script=Cyrillic}/u);
      expect(own).toContain('Kind regards,');
    };

    await scene.later(61_000);
    await told(`Quote No. ${number}`, 'The total is ₽500,000, VAT 22%; payment: in advance.');
    await scene.bring(deal, { type: 'discountAsked' });
    await scene.bring(deal, { type: 'priceHeld' });
    await told(`The price in quote No. ${number}`, 'it stays as it was, ₽500,000');
    await scene.bring(deal, { type: 'quoteAccepted' });
    await scene.bring(deal, { ...INVOICE, due: '2026-11-25' });
    await told('Invoice No. 78', `for ₽500,000 under quote No. ${number}. It is due by 25 November 2026.`);
    await scene.bring(deal, { type: 'documentsAsked' });
    await scene.bring(deal, { type: 'documentsResent' });
    await told('Documents for invoice No. 78', `(deal No. ${number}) are attached`);
    await scene.later(DAY);
    await told('A reminder of invoice No. 78', '₽500,000 is due by 25 November 2026');
    await scene.later(5 * DAY);
    await told('Invoice No. 78 is overdue', '₽500,000 was due by 25 November 2026');
    await scene.bring(
      deal,
      { type: 'paymentReceived', amount: rub(200_000_00), on: '2026-11-30' },
      accountant,
    );
    await told(
      'Payment for invoice No. 78 received',
      'We have received ₽200,000',
      '₽300,000 is still to be paid.',
    );
    const deferral = { files: ['fdemocontract'], until: '2026-12-04', reason: 'words', ships: false };
    await scene.bring(deal, { type: 'deferralAsked', ...deferral });
    await scene.bring(approvalId(deal, 'deferral'), { type: 'approved' }, director);
    await told('Deferred payment of invoice No. 78', 'we expect ₽300,000 by 4 December 2026');
    await scene.bring(
      deal,
      { type: 'paymentReceived', amount: rub(300_000_00), on: '2026-11-30' },
      accountant,
    );
    await told('Payment for invoice No. 78 received', 'It is paid in full, thank you!');
    await scene.reached(deal, 'fulfilment.goods.inWarehouse');
    await scene.bring(deal, { type: 'goodsDispatched', eta: '2026-12-02' });
    await told(`The cargo under deal No. ${number} is on its way`, 'We expect it on 2 December 2026.');
    await scene.bring(deal, { type: 'cargoUnloaded' });
    await told(`The cargo under deal No. ${number} is at the warehouse`, 'can be collected');
    await scene.bring(deal, { type: 'goodsCollected' });
    const points = ['transferDocument', 'vatInvoice', 'waybill', 'act', 'signedSpecification'];
    await scene.bring(deal, { type: 'closingGathered', points });
    await scene.bring(deal, { type: 'closingConfirmed' }, accountant);
    await told(`Deal No. ${number} is completed`, 'Thank you for working with us!');
  });
});
