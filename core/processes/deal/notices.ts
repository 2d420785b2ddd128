import type { EffectButton, Recipient } from '../../cases/effect.ts';
import { vatText } from '../../forms/show.ts';
import { type Text, type TextParam, t } from '../../texts/text.ts';
import { moneyText } from '../payment-rows.ts';
import type { Move } from './chart.ts';
import { type Deal, type Quote, restOfDeal } from './context.ts';

type Params = Record<string, TextParam>;
type Tell = Extract<Move, { type: 'tell' }>;

/** A word to somebody of ours, with what may go along. */
export function tell(to: Recipient, text: string, params: Params = {}, more: Partial<Tell> = {}): Tell {
  return { type: 'tell', to, text, params, ...more };
}

export const MANAGER: Recipient = { role: 'sales' };
export const DIRECTOR: Recipient = { role: 'director' };

/** Whom letters go to: in the chat, else by e-mail, as each contact likes (G-09). */
export const clientOf = ({ client }: Deal): Recipient => ({ party: client });

export const numberOf = ({ number = '' }: Deal): string => number;

/** The words of whoever decided, where there are any. */
function comment({ verdict }: Deal): TextParam {
  return verdict?.comment === undefined ? '' : { inbox: verdict.comment };
}

/** S2-29, G-03: the quote goes out in a minute, or in the client's hours; until then it may be taken back. */
export function sendingSoon(deal: Deal): Move[] {
  const params = { sum: { money: deal.quote?.sum ?? { minor: 0, currency: 'RUB' as const } } };
  const told = { stage: 'sending.scheduled' };
  return deal.quote?.approved === true
    ? [
        tell(MANAGER, 'deal.notice.approved', { ...params, comment: comment(deal) }, told),
        tell(DIRECTOR, 'deal.notice.sendingSoon', params, told),
      ]
    : [tell(MANAGER, 'deal.notice.sendingSoon', params, told)];
}

/** The sum and the VAT in it, or that there is none. */
function priceText({ sum, vat }: Quote): Text {
  return t('list', { items: { list: [moneyText(sum), vatText(vat)] } });
}

/** S2-30: the quote to the client; nobody reached gives it to the manager (G-03). */
export function quoteLetter(deal: Deal): Move[] {
  const { quote, goods } = deal;
  if (quote === undefined) return [];
  return [
    {
      type: 'tell',
      to: clientOf(deal),
      about: 'rates',
      text: 'deal.letter.quote',
      params: { number: numberOf(deal), goods, sum: { text: priceText(quote) }, days: quote.days },
      files: quote.files,
      stage: 'quoteSent',
      letter: true,
      otherwise: { type: 'quoteUndelivered' },
    },
  ];
}

/** What the director has said to it, in the director's words (S2-27, S2-28, G-04). */
export function saidWith(text: string) {
  return (deal: Deal): Move[] => [tell(MANAGER, text, { comment: comment(deal) })];
}

/** G-04: the price stays. */
export function held(deal: Deal): Move[] {
  const { quote } = deal;
  if (quote === undefined) return [];
  return [
    {
      type: 'tell',
      to: clientOf(deal),
      about: 'rates',
      text: 'deal.letter.priceHeld',
      params: { number: numberOf(deal), sum: { money: quote.sum } },
      stage: 'quoteSent',
      letter: true,
    },
  ];
}

/** What the client says of the quote, for the manager. */
export function asked(text: string, words: string | undefined): Move[] {
  const said = words === undefined ? '' : { inbox: words };
  const reply: EffectButton[] =
    words === undefined ? [] : [{ text: 'button.reply', form: 'reply', arg: words }];
  return [tell(MANAGER, text, { words: said }, { buttons: reply })];
}

/** The reason why a deal is over, in words. */
export function lossText({ loss }: Deal) {
  const reason = loss?.reason ?? 'other';
  return reason === 'rejected' ? t('deal.loss.rejected') : t(`deal.loss.${reason}`);
}

/** The rest as a blank of a text. */
export function restParam(deal: Deal): TextParam {
  return { money: restOfDeal(deal) ?? { minor: 0, currency: 'RUB' } };
}
