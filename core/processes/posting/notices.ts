import type { Recipient } from '../../cases/effect.ts';
import { type Text, type TextParam, t } from '../../texts/text.ts';
import type { Posting } from './context.ts';

interface Notice {
  to: Recipient;
  text: string;
  params?: Record<string, TextParam>;
  stage?: string;
}

/** `ATI.SU, № АВТ-1`. */
export function whereText({
  exchange,
  number,
}: Pick<NonNullable<Posting['posted']>, 'exchange' | 'number'>): Text {
  return t(`exchange.${exchange}`, { number });
}

/** What the exchange answered instead. */
export function whyText({ failure = 'invalid' }: Pick<Posting, 'failure'>): Text {
  return t(`posting.refusal.${failure}`);
}

const TO = { role: 'logistician' } as const;

export function shown({ posted }: Posting): Notice {
  return {
    to: TO,
    text: 'posting.notice.posted',
    params: { where: posted === undefined ? '' : { text: whereText(posted) } },
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

/** It goes on standing there as it was. */
export function unchanged(posting: Posting): Notice {
  return {
    to: TO,
    text: 'posting.notice.unchanged',
    params: { why: { text: whyText(posting) }, number: posting.posted?.number ?? '' },
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
