import type { EffectButton, Recipient } from '../../cases/effect.ts';
import { splitRate } from '../../money/index.ts';
import { type Text, type TextParam, t } from '../../texts/text.ts';
import { priceText } from '../transport-order/card.ts';
import type { ExchangeBid } from './bid.ts';
import type { Posting } from './context.ts';

interface Notice {
  to: Recipient;
  text: string;
  params?: Record<string, TextParam>;
  stage?: string;
  buttons?: EffectButton[];
}

/** `ATI.SU, № АВТ-1`. */
export function whereText({ posted }: Pick<Posting, 'posted'>): Text {
  return t(`exchange.${posted?.exchange ?? 'ati'}`, { number: posted?.number ?? '' });
}

/** What the exchange answered instead. */
export function whyText({ failure = 'invalid' }: Pick<Posting, 'failure'>): Text {
  return t(`posting.refusal.${failure}`);
}

const TO = { role: 'logistician' } as const;

export function shown(posting: Posting): Notice {
  return {
    to: TO,
    text: 'posting.notice.posted',
    params: { where: { text: whereText(posting) } },
    stage: 'posted',
  };
}

export function silent(): Notice {
  return { to: TO, text: 'posting.notice.silent', stage: 'waiting' };
}

export function unheard(posting: Posting): Notice {
  return {
    to: TO,
    text: 'posting.notice.unheard',
    params: { why: { text: whyText(posting) } },
    stage: 'posted',
  };
}

export function gone(): Notice {
  return { to: TO, text: 'posting.notice.gone' };
}

export function failed(posting: Posting): Notice {
  return { to: TO, text: 'posting.notice.failed', params: { why: { text: whyText(posting) } } };
}

export function leftThere(posting: Posting): Notice {
  return {
    to: TO,
    text: 'posting.notice.left',
    params: { why: { text: whyText(posting) }, number: posting.posted?.number ?? '' },
  };
}

export function bidSaid({ firm, price, letter }: ExchangeBid): Notice {
  return {
    to: TO,
    text: 'posting.notice.bid',
    params: {
      firm: firm.name,
      net: { money: splitRate(price).net },
      price: { text: priceText(price) },
      letter: letter === undefined ? '' : { inbox: letter },
    },
    buttons: [
      // Strangers are not in the book yet.
      { text: 'posting.button.newCarrier', form: 'carrier.new', opens: true },
    ],
  };
}
