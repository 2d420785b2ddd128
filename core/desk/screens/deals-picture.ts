import { plusMs } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import { type Drawn, sayFunnel } from '../../funnel/drawn.ts';
import { figuresOf, worthOfAll } from '../../funnel/figures.ts';
import { reachOf } from '../../funnel/reach.ts';
import { line, type Screen } from '../../messages/screen.ts';
import type { Deal } from '../../processes/deal/context.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { isMine, type Scope, underWay } from './deals-found.ts';

/** The way of deals is told of those that were opened in so many days. */
const DAYS = 90;

/** The funnel as a picture, in the reader's own language. */
export async function dealsPicture(kit: Kit, visitor: Visitor, arg: string | undefined): Promise<Screen> {
  const { cases, clock, company, pictures, texts } = kit.ports;
  const scope: Scope = arg === 'mine' ? 'mine' : 'all';
  const now = clock.now();
  const openedSince = plusMs(now, -DAYS * 86_400_000);
  const [standing, recent] = await Promise.all([
    underWay(kit),
    cases.list({ process: 'deal', openedSince }) as Promise<Case<Deal>[]>,
  ]);
  const ofScope = (deal: Case<Deal>) => scope === 'all' || isMine(kit, visitor, deal);
  const shown = standing.filter(({ deal }) => ofScope(deal));
  const drawn: Drawn = {
    figures: figuresOf(shown),
    all: worthOfAll(shown),
    reach: reachOf(recent.filter(ofScope)),
    days: DAYS,
    scope,
    now,
    zone: company.zone,
  };
  const locale = visitor.person.locale ?? company.locale;
  const said = sayFunnel(drawn, (text) => texts.say(locale, text));
  const bytes = await pictures.funnel(said);
  const name = texts.say(locale, t('funnel.picture.file'));
  return {
    lines: [line(t('deals.pictureOf', { at: { at: now } }))],
    files: [await keep(kit, visitor, name, bytes)],
    buttons: [[{ text: t('deals.funnel'), action: { do: 'view', view: 'deals', arg: `${scope}.open` } }]],
  };
}

/** The same picture is the same file. */
async function keep(
  { ports: { crypto, files, clock } }: Kit,
  { person }: Visitor,
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  const sha256 = crypto.sha256(bytes);
  const id = `f${crypto.sha256(`funnel ${sha256}`).slice(0, 15)}`;
  if ((await files.get(id)) !== null) return id;
  const kind = 'photo' as const;
  const file = { id, name, type: 'image/png', size: bytes.length, sha256, kind };
  await files.put({ ...file, uploadedBy: person.id, at: clock.now() }, bytes);
  return id;
}
