import { ClockBar } from './clock-bar.js';
import { Company } from './company.js';
import { chooseWhoOpens, readDeepLink } from './deep-link.js';
import { reconcile } from './dom.js';
import { openFeed } from './feed.js';
import { MailBox } from './mail.js';
import { Pane } from './pane.js';
import { PeopleList } from './people-list.js';
import { isSlack, personOf, seatsOf } from './seats.js';
import * as server from './server.js';
import { ShownSeats } from './shown-seats.js';
import * as slackServer from './slack/server.js';
import { SlackPane } from './slack/slack-pane.js';
import { language, t } from './texts.js';

const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

document.documentElement.lang = language;
document.title = `Caravan: ${t('tagline').split(':')[0]}`;

const company = new Company();
const clock = new ClockBar(place('top-bar'), { onReset: () => company.load() });
const shown = new ShownSeats(place('panes'));
/** @type {Map<import('./seats.js').Seat, Pane | SlackPane>} */
const panes = new Map();
const now = () => clock.now();
const people = new PeopleList(place('people'), company, {
  onChoose: (userId) => {
    shown.show(userId);
    if (matchMedia('(pointer: fine)').matches) panes.get(shown.active ?? '')?.focus();
  },
  shown: () => shown.visible.map(personOf),
  active: () => (shown.active === undefined ? undefined : personOf(shown.active)),
  now,
});

const mail = new MailBox(place('people'), now);

/** @param {import('./seats.js').Seat} seat */
function openPane(seat) {
  const { member } = /** @type {import('./company.js').Person} */ (company.people.get(personOf(seat)));
  /** @type {import('./pane.js').PaneSurroundings} */
  const around = {
    seat,
    company,
    now,
    onSwitch: (userId) => {
      const other = company.people.get(userId);
      if (other) shown.replace(seat, seatsOf(other.member)[0] ?? seat);
    },
    onSeat: (other) => shown.replace(seat, other),
    onBeside: (other) => shown.showBeside(seat, other),
    onClose: () => shown.hide(seat),
    onActive: () => shown.activate(seat),
    onLink: (url) => void followLink(url),
  };
  return isSlack(seat) && member.slackId !== undefined
    ? new SlackPane(company.workplace(member.slackId), member, around)
    : new Pane(company.chat(member.userId), around);
}

/** A link to a bot begins a talk here, for whom the newcomer chooses; any other opens in a new tab. @param {string} url */
async function followLink(url) {
  const link = readDeepLink(url);
  if (!link) {
    open(url, '_blank', 'noopener,noreferrer');
    return;
  }
  const cast = [...company.people.values()].map(({ member }) => member);
  const member = await chooseWhoOpens(url, link.bot, cast);
  if (!member) return;
  shown.show(member.userId);
  await server.act(member, 'start', link.payload === undefined ? {} : { payload: link.payload });
}

function arrange() {
  const wanted = shown.visible.filter((seat) => company.people.has(personOf(seat)));
  for (const [seat, pane] of panes) {
    if (wanted.includes(seat)) continue;
    pane.close();
    panes.delete(seat);
  }
  const fresh = wanted.filter((seat) => !panes.has(seat));
  for (const seat of fresh) panes.set(seat, openPane(seat));
  reconcile(
    place('panes'),
    wanted.flatMap((seat) => panes.get(seat)?.element ?? []),
  );
  for (const [seat, { element }] of panes) element.classList.toggle('active', seat === shown.active);
  place('panes').classList.toggle('single', wanted.length === 1);
  for (const seat of fresh) panes.get(seat)?.render();
  people.render();
  people.showActive();
}

let seated = '';
company.changed.listen(() => {
  const seats = [...company.people.values()].map(({ member }) => seatsOf(member));
  if (seats.join() === seated) return;
  seated = seats.join();
  shown.setPeople(seats);
  followSlack();
});
shown.changed.listen(arrange);
clock.changed.listen(() => {
  for (const pane of panes.values()) pane.render();
  people.render();
  void mail.load();
});
openFeed(server.eventsUrl, {
  onOpen: () => {
    void clock.load();
    void company.load();
    void mail.load();
  },
  onEvent: (/** @type {import('./company.js').FeedEvent} */ event) => company.apply(event),
  onOnline: (online) => clock.setOnline(online),
});

let isSlackFollowed = false;
/** Slack's own events are asked for only where somebody of the cast is in Slack. */
function followSlack() {
  if (isSlackFollowed || ![...company.people.values()].some(({ member }) => member.slackId !== undefined))
    return;
  isSlackFollowed = true;
  openFeed(slackServer.eventsUrl, {
    onOpen: () => company.loadSlack(),
    onEvent: (/** @type {import('./slack/shapes.ts').SlackEvent} */ event) => company.applySlack(event),
    // The other feed comes from the same server and says when it is away.
    onOnline: () => undefined,
  });
}
