import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { COLLEAGUES } from '../../bots/playground/company/cast.ts';
import { type PostOffice, startPostOffice } from '../../bots/playground/post-office/index.ts';
import { bring, clientAt } from '../builders/clients.ts';
import { invoiceReady, paperIn } from '../builders/invoices.ts';
import { openTwoHouses, type TwoHouses } from './two-houses.ts';

const CLIENTS = 8;

let dir: string;
let office: PostOffice;
let two: TwoHouses;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'caravan-office-'));
  office = await startPostOffice({ dir });
  two = await openTwoHouses({ SMTP_URL: office.url, MAIL_FROM: 'office@forwarder.example' });
}, 60_000);
afterAll(async () => {
  await two.close();
  await office.close();
  await rm(dir, { recursive: true, force: true });
});

it('two instances with one mail server: every client has its letter once, whichever instance sent it (G-09, design 2.6)', async () => {
  const [{ caravan }, there] = two.houses;
  const who = async (role: 'sales' | 'head' | 'logistician' | 'accountant') =>
    (await caravan.ports.people.byIdentity('telegram-staff', String(COLLEAGUES[role].userId)))!;
  const [sales, head, logistician, accountant] = [
    ...[await who('sales'), await who('head')],
    ...[await who('logistician'), await who('accountant')],
  ] as const;
  const files = [await paperIn(caravan, 'Счёт.pdf', Buffer.from('%PDF-1.7'))];
  const ready: { caseId: string; email: string }[] = [];
  for (let nth = 0; nth < CLIENTS; nth++) {
    const client = await clientAt(caravan, { sales, head, logistician, stage: 'working' });
    const email = `buyer${nth}@client.example`;
    await caravan.ports.people.update(client.contact.id, { email });
    const { caseId } = await invoiceReady(caravan, client, { accountant, logistician, by: head, files });
    ready.push({ caseId, email });
  }
  const send = { type: 'setSent', how: 'chat', on: '2026-11-24' };
  await Promise.all(
    ready.map(({ caseId }, nth) => bring(nth % 2 === 0 ? caravan : there.caravan, caseId, logistician, send)),
  );
  await vi.waitFor(
    async () => {
      const { queued, sending } = await caravan.ports.ledger.counts();
      if (queued + sending > 0 || office.letters().length < CLIENTS) throw new Error('not all are sent');
    },
    { timeout: 30_000, interval: 100 },
  );
  expect(
    office
      .letters()
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual(ready.map(({ email }) => email).toSorted());
}, 120_000);
