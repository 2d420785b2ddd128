import { ClockBar } from './clock-bar.js';
import { Company } from './company.js';
import { chooseWhoOpens, readDeepLink } from './deep-link.js';
import { reconcile } from './dom.js';
import { openFeed } from './feed.js';
import { MailBox } from './mail.js';
import { Pane } from './pane.js';
import { PeopleList } from './people-list.js';
import * as server from './server.js';
import { ShownPeople } from './shown-people.js';
import { language, t } from './texts.js';

const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

document.documentElement.lang = language;
document.title = `Caravan: ${t('tagline').split(':')[0]}`;

const company = new Company();
const clock = new ClockBar(place('top-bar'), { onReset: () => company.load() });
const shown = new ShownPeople(place('panes'));
/** @type {Map<number, Pane>} */
const panes = new Map();
const now = () => clock.now();
const people = new PeopleList(place('people'), company, {
  onChoose: (userId) => {
    shown.show(userId);
    if (matchMedia('(pointer: fine)').matches) panes.get(userId)?.focus();
  },
  shown: () => shown.visible,
  active: () => shown.active,
  now,
});

const mail = new MailBox(place('people'), now);

/** @param {number} userId */
function openPane(userId) {
  return new Pane(company.chat(userId), {
    company,
    now,
    onSwitch: (other) => shown.replace(userId, other),
    onClose: () => shown.hide(userId),
    onActive: () => shown.activate(userId),
    onLink: (url) => void followLink(url),
  });
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
  const wanted = shown.visible.filter((userId) => company.people.has(userId));
  for (const [userId, pane] of panes) {
    if (wanted.includes(userId)) continue;
    pane.close();
    panes.delete(userId);
  }
  const fresh = wanted.filter((userId) => !panes.has(userId));
  for (const userId of fresh) panes.set(userId, openPane(userId));
  const inOrder = wanted.map((userId) => /** @type {Pane} */ (panes.get(userId)));
  reconcile(
    place('panes'),
    inOrder.map(({ element }) => element),
  );
  for (const [userId, { element }] of panes) element.classList.toggle('active', userId === shown.active);
  place('panes').classList.toggle('single', inOrder.length === 1);
  for (const userId of fresh) panes.get(userId)?.render();
  people.render();
  people.showActive();
}

let castIds = '';
company.changed.listen(() => {
  const ids = [...company.people.keys()];
  if (ids.join() === castIds) return;
  castIds = ids.join();
  shown.setPeople(ids);
});
shown.changed.listen(arrange);
clock.changed.listen(() => {
  for (const pane of panes.values()) pane.render();
  people.render();
  void mail.load();
});
openFeed({
  onOpen: () => {
    void clock.load();
    void company.load();
    void mail.load();
  },
  onEvent: (event) => company.apply(event),
  onOnline: (online) => clock.setOnline(online),
});
