import type { Case } from '../../cases/case.ts';
import { vatText } from '../../forms/show.ts';
import type { Line } from '../../messages/screen.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import { excessTexts } from '../approval/words.ts';
import { moneyText, paymentLines, type Row, rowLines, rowTexts } from '../payment-rows.ts';
import type { Viewer } from '../process.ts';
import { type Deal, pointsOf, restOfDeal, type Subject } from './context.ts';
import { beyondManager } from './granting.ts';
import { lossText } from './notices.ts';

const label = (key: string): Text => t(`deal.label.${key}`);
const dated = (day: string): Text => t('day', { day: { day } });
const words = (id: string): Text => t('verbatim', { words: { inbox: id } });

/** What lies before the director. */
const ASKED: Record<Subject, Text> = {
  quote: t('deal.subject.quote'),
  discount: t('deal.subject.discount'),
  deferral: t('deal.subject.deferral'),
};

/** A row where the value is known. */
function row(key: string, value: Text | undefined): Row[] {
  return value === undefined ? [] : [[label(key), value]];
}

/** The deal at a glance; the client sees what was offered to it and what it owes, never what the goods cost us. */
export function card({ context: deal }: Case<Deal>, viewer: Viewer): (Line | 'gap')[] {
  const isStaff = viewer === 'staff';
  return [
    ...rowLines([
      ...(isStaff ? clientRow(deal) : []),
      ...goodsRows(deal),
      ...(isStaff ? ours(deal) : []),
      ...(isStaff || deal.sent !== undefined ? quoteRows(deal) : []),
    ]),
    ...moneyLines(deal),
    ...(isStaff ? talk(deal) : []),
  ];
}

function clientRow({ client }: Deal): Row[] {
  return [[label('client'), t('party', { name: { party: client } })]];
}

function goodsRows({ goods, quantity }: Deal): Row[] {
  return [
    [label('goods'), verbatim(goods)],
    ...row('quantity', quantity === undefined ? undefined : verbatim(quantity)),
  ];
}

/** Where the goods are, and what they cost us. */
function ours({ stock, warehouse, supplier, quote, comment }: Deal): Row[] {
  return [
    ...row('comment', comment === undefined ? undefined : words(comment)),
    ...row(
      'stock',
      stock === undefined ? undefined : t(`deal.stock.${stock.inStock ? 'inStock' : 'purchase'}`),
    ),
    ...row('warehouse', warehouse === undefined ? undefined : verbatim(warehouse)),
    ...row('note', stock?.note === undefined ? undefined : words(stock.note)),
    ...row(
      'supplier',
      supplier === undefined
        ? undefined
        : t('deal.card.supplier', {
            name: supplier.name,
            price: { money: supplier.price },
            days: supplier.days,
          }),
    ),
    ...row('cost', quote?.cost === undefined ? undefined : moneyText(quote.cost)),
  ];
}

function quoteRows({ quote }: Deal): Row[] {
  if (quote === undefined) return [];
  const { version, sum, vat, days } = quote;
  return [
    [label('quote'), t('deal.card.quote', { version, sum: { money: sum }, vat: { text: vatText(vat) } })],
    [label('days'), t('deal.days', { days })],
  ];
}

function moneyLines(deal: Deal): (Line | 'gap')[] {
  const { invoice, deferral, promised } = deal;
  if (invoice === undefined) return [];
  const rows: Row[] = [
    [label('invoice'), t('deal.card.invoice', { number: invoice.number, day: { day: invoice.date } })],
    [label('sum'), moneyText(invoice.sum)],
    [label('due'), dated(invoice.due)],
    ...row('until', deferral === undefined ? undefined : dated(deferral.until)),
    ...row('promised', promised === undefined ? undefined : dated(promised)),
  ];
  return [
    'gap',
    ...rowLines(rows),
    ...paymentLines({ sum: invoice.sum, payments: deal.payments }, ({ on }) => on),
  ];
}

/** What was said about it, and how it ended. */
function talk({ wanted, dispute, loss, asked }: Deal): (Line | 'gap')[] {
  const rows: Row[] = [
    ...row('asked', asked === undefined ? undefined : ASKED[asked.name]),
    ...row('wanted', wanted === undefined ? undefined : words(wanted)),
    ...row('dispute', dispute === undefined ? undefined : words(dispute)),
    ...row('loss', loss === undefined ? undefined : lossText({ loss } as Deal)),
    ...row('why', loss?.words === undefined ? undefined : words(loss.words)),
  ];
  return rows.length === 0 ? [] : ['gap', ...rowLines(rows)];
}

/** Stages whose owner must know what was said of the goods. */
const WITH_WORDS = ['stockCheck', 'inStock', 'purchase', 'preparing'];

/** What the owner of a stage works with: shown in the task's message itself. */
export function brief({ context: deal }: Case<Deal>, stage: string): Text[] {
  const rows = [...clientRow(deal), ...goodsRows(deal)];
  if (WITH_WORDS.some((name) => stage.startsWith(name))) rows.push(...ours(deal));
  if (
    stage === 'preparing.choice' ||
    stage === 'invoicing' ||
    stage.startsWith('rework') ||
    stage === 'quoteSent'
  )
    rows.push(...quoteRows(deal));
  if (stage === 'preparing.choice') rows.push(...beyondRows(deal));
  if (stage === 'preparing.quote' || stage.startsWith('rework')) rows.push(...directorRows(deal));
  if (stage.startsWith('fulfilment.payment')) rows.push(...owedRows(deal));
  if (stage.startsWith('fulfilment.goods')) rows.push(...placeRows(deal));
  if (stage === 'fulfilment.goods.closing') rows.push(...closingRows(deal));
  return rowTexts(rows);
}

/** Why it is not the manager's own to send (G-02). */
function beyondRows(deal: Deal): Row[] {
  const beyond = excessTexts(beyondManager(deal));
  return row('beyond', beyond.length === 0 ? undefined : t('list', { items: { list: beyond } }));
}

/** What the director has said, unless the task begins with it; what the client wants. */
function directorRows({ verdict, wanted, discount }: Deal): Row[] {
  const comment = verdict?.verdict === 'returned' ? undefined : verdict?.comment;
  return [
    ...row('director', comment === undefined ? undefined : words(comment)),
    ...row('wanted', wanted === undefined ? undefined : words(wanted)),
    ...row('discount', discount?.floor === undefined ? undefined : moneyText(discount.sum)),
  ];
}

function owedRows(deal: Deal): Row[] {
  const { invoice, deferral, promised, dispute, chased } = deal;
  const rest = restOfDeal(deal);
  return [
    ...row('invoice', invoice === undefined ? undefined : verbatim(invoice.number)),
    ...row('rest', rest === undefined ? undefined : moneyText(rest)),
    ...row('due', invoice === undefined ? undefined : dated(deferral?.until ?? invoice.due)),
    ...row('promised', promised === undefined ? undefined : dated(promised)),
    ...row('chased', chased === 0 ? undefined : t('count', { n: chased })),
    ...row('dispute', dispute === undefined ? undefined : words(dispute)),
  ];
}

function placeRows({ warehouse, supplier }: Deal): Row[] {
  return [
    ...row('warehouse', warehouse === undefined ? undefined : verbatim(warehouse)),
    ...row('supplier', supplier === undefined ? undefined : verbatim(supplier.name)),
  ];
}

/** What the accountant misses, once it was looked at; what is still to come before that. */
function closingRows(deal: Deal): Row[] {
  if (deal.closingWords !== undefined) return row('missing', words(deal.closingWords));
  const left = pointsOf(deal).filter((point) => !deal.points.includes(point));
  const items = left.map((point) => t(`deal.points.${point}`));
  return row('left', items.length === 0 ? undefined : t('list', { items: { list: items } }));
}
