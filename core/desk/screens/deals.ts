import { figuresOf, type Standing, worthOfAll } from '../../funnel/figures.ts';
import { figuresText, partName, stepName, sumsText } from '../../funnel/say.ts';
import { FUNNELS, STEPS } from '../../funnel/steps.ts';
import { type Button, type Line, line, type Screen } from '../../messages/screen.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { mayOpen } from '../may-open.ts';
import { rows } from '../prompt.ts';
import { dealButton, endedButton } from './deal-line.ts';
import { type Ending, endedThisMonth, isEnding, isMine, type Scope, underWay } from './deals-found.ts';
import { pager } from './pager.ts';

const PAGE = 8;

/** What is listed, and whose; in a button as `mine.quoteSent`. */
interface Listing {
  scope: Scope;
  what: string;
}

/** `/deals` of a colleague: the funnel, and one press further the deals of a step, or those that ended this month. */
export async function deals(
  kit: Kit,
  visitor: Visitor,
  arg: string | undefined,
  page: number,
): Promise<Screen> {
  const all = await underWay(kit);
  const own = all.filter(({ deal }) => isMine(kit, visitor, deal));
  const listing = listingOf(visitor, arg, own.length);
  const shown = listing.scope === 'mine' ? own : all;
  if (isEnding(listing.what)) return ended(kit, visitor, { ...listing, what: listing.what }, page);
  const step = STEPS.find(({ name }) => name === listing.what);
  if (step === undefined) return funnel(kit, visitor, listing.scope, shown);
  const here = shown.filter((one) => one.step === step);
  return {
    title: t('deals.stepTitle', { step: { text: stepName(step) }, n: here.length }),
    lines: [line(here.length === 0 ? t('deals.noneHere') : sumsText(worthOfAll(here)))],
    buttons: [
      ...here.slice(page * PAGE, (page + 1) * PAGE).map((one) => [dealButton(one)]),
      ...pager('deals', `${listing.scope}.${step.name}`, page, Math.ceil(here.length / PAGE)),
      [back(listing.scope)],
    ],
  };
}

/** What was asked for; unasked, the whole funnel: a colleague's own if there is any, everybody's for those who lead. */
function listingOf({ person }: Visitor, arg = '', own: number): Listing {
  const [scope, what = 'open'] = arg.split('.');
  if (scope === 'mine' || scope === 'all') return { scope, what };
  const leads = person.roles.includes('head') || person.roles.includes('director');
  return { scope: own > 0 && !leads ? 'mine' : 'all', what };
}

async function funnel(kit: Kit, visitor: Visitor, scope: Scope, all: readonly Standing[]): Promise<Screen> {
  const figures = figuresOf(all).filter(({ n }) => n > 0);
  const lines = FUNNELS.flatMap((name): (Line | 'gap')[] => {
    const part = figures.filter(({ step }) => step.funnel === name);
    return part.length === 0
      ? []
      : ['gap', line(partName(name)), ...part.map((one) => line(figuresText(one)))];
  });
  const steps = figures.map(({ step, n, isLate }): Button => {
    const params = { step: { text: stepName(step) }, n };
    return to(isLate ? t('deals.lateStep', params) : t('deals.step', params), scope, step.name);
  });
  return {
    title: t(scope === 'mine' ? 'deals.titleMine' : 'deals.title', { n: all.length }),
    lines:
      all.length === 0
        ? [line(t('deals.none'))]
        : [line(sumsText(worthOfAll(all))), ...lines, 'gap', line(t('deals.hint'))],
    buttons: [
      ...rows(steps, 2),
      [scope === 'mine' ? to(t('deals.all'), 'all', 'open') : to(t('deals.mine'), 'mine', 'open')],
      [to(t('deals.won'), scope, 'won'), to(t('deals.lost'), scope, 'lost')],
      [{ text: t('deals.picture'), action: { do: 'view', view: 'dealspicture', arg: scope } }],
      ...newDeal(kit, visitor),
    ],
  };
}

/** What was won or lost this month, the newest first. */
async function ended(
  kit: Kit,
  visitor: Visitor,
  { scope, what }: { scope: Scope; what: Ending },
  page: number,
): Promise<Screen> {
  const found = await endedThisMonth(kit, what);
  const shown = scope === 'mine' ? found.filter(({ deal }) => isMine(kit, visitor, deal)) : found;
  const other = scope === 'mine' ? to(t('deals.all'), 'all', what) : to(t('deals.mine'), 'mine', what);
  return {
    title: t(what === 'won' ? 'deals.wonTitle' : 'deals.lostTitle', { n: shown.length }),
    lines: [line(shown.length === 0 ? t('deals.noneHere') : sumsText(worthOfAll(shown)))],
    buttons: [
      ...shown.slice(page * PAGE, (page + 1) * PAGE).map((one) => [endedButton(one)]),
      ...pager('deals', `${scope}.${what}`, page, Math.ceil(shown.length / PAGE)),
      [other, back(scope)],
    ],
  };
}

function to(text: Text, scope: Scope, what: string): Button {
  return { text, action: { do: 'view', view: 'deals', arg: `${scope}.${what}` } };
}

function back(scope: Scope): Button {
  return to(t('deals.funnel'), scope, 'open');
}

/** The way to a new deal, for those who may open one. */
function newDeal(kit: Kit, visitor: Visitor): Button[][] {
  if (!mayOpen(kit, visitor, { process: 'deal', form: 'new' }, null)) return [];
  return [[{ text: t('menu.newDeal'), action: { do: 'form', form: 'deal.new' } }]];
}
