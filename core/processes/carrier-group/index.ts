import { setup } from 'xstate';
import type { Case } from '../../cases/case.ts';
import type { Entry, Fact } from '../../cases/entry.ts';
import { type Line, line } from '../../messages/screen.ts';
import { chatOf } from '../../people/chat.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import { lanesText } from '../carrier/lanes.ts';
import { effects } from '../effects.ts';
import type { Process } from '../process.ts';
import { type CarrierGroup, type Filter, facts, type GroupFact } from './facts.ts';
import { forms } from './forms.ts';

const blank: CarrierGroup = { name: '', carriers: [] };

function evolve(group: CarrierGroup, fact: Fact, { caseId }: Pick<Entry, 'caseId'>): CarrierGroup {
  const f = fact as GroupFact;
  switch (f.type) {
    case 'groupMade': {
      const { name, carriers, filter } = f;
      return { ...group, name, carriers, ...(filter === undefined ? {} : { filter }) };
    }
    case 'groupRenamed':
      return { ...group, name: f.name };
    case 'membersAdded':
      return { ...group, carriers: [...new Set([...group.carriers, ...f.carriers])] };
    case 'memberRemoved':
      return { ...group, carriers: group.carriers.filter((id) => id !== f.carrier) };
    case 'chatLinked':
      return { ...group, id: caseId, chat: { id: f.chat, title: f.title }, keeper: f.by };
    case 'chatMoved':
      return group.chat === undefined ? group : { ...group, chat: { ...group.chat, id: f.to } };
    case 'chatUnlinked':
    case 'chatLost':
    case 'groupDropped':
      return withoutChat(group);
    default:
      return group;
  }
}

function withoutChat({ chat, ...group }: CarrierGroup): CarrierGroup {
  return group;
}

const chart = setup({
  types: { context: {} as CarrierGroup, events: {} as GroupFact, input: {} as { context: CarrierGroup } },
  actions: effects,
});

/** Whoever linked the chat hears what becomes of it. */
const tellKeeper = (text: (fact: GroupFact) => string) =>
  chart.enqueueActions(({ context: { id = '' }, event, enqueue }) => {
    const params = { chat: { person: chatOf(id) } };
    enqueue({ type: 'tell', params: { to: { role: 'logistician' }, text: text(event), params } });
  });

/** The only words of ours that a chat ever hears by itself. */
const welcome = chart.enqueueActions(({ context: { id = '' }, enqueue }) => {
  enqueue({ type: 'tell', params: { to: { chat: id }, text: 'carrier-group.notice.ready' } });
});

/** A group lasts until it is dropped; who is in it is worked out when it is used. */
const machine = chart.createMachine({
  id: 'carrier-group',
  context: ({ input }) => input.context,
  initial: 'live',
  states: {
    live: {
      meta: {
        owner: 'logistician',
        rest: true,
        buttons: [
          { fact: 'membersAdded', form: 'add' },
          {
            fact: 'memberRemoved',
            form: 'remove',
            when: ({ carriers }: CarrierGroup) => carriers.length > 0,
          },
          { fact: 'groupRenamed', form: 'rename' },
          { fact: 'chatUnlinked', aside: true, when: ({ chat }: CarrierGroup) => chat !== undefined },
          { fact: 'groupDropped', aside: true },
        ],
      },
      on: {
        membersAdded: {},
        memberRemoved: {},
        groupRenamed: {},
        groupDropped: 'dropped',
        chatLinked: { actions: [welcome, tellKeeper(() => 'carrier-group.notice.linked')] },
        chatUnlinked: {},
        chatMoved: {},
        chatLost: {
          actions: tellKeeper((fact) =>
            fact.type === 'chatLost' && fact.how === 'elsewhere'
              ? 'carrier-group.notice.elsewhere'
              : 'carrier-group.notice.lost',
          ),
        },
      },
    },
    dropped: { type: 'final' },
  },
});

/** What the carriers of a group have in common, a line each. */
function filterLines({ place, body, tonnage, rating, lanes = [] }: Filter): Line[] {
  const said = (label: Text, value: Text | undefined) => (value === undefined ? [] : [line(value, label)]);
  return [
    ...said(t('carrier-group.label.place'), place === undefined ? undefined : verbatim(place)),
    ...said(t('carrier-group.label.body'), body && t(`carrier-group.body.${body}`)),
    ...said(
      t('carrier-group.label.tonnage'),
      tonnage === undefined ? undefined : t('weight', { kg: tonnage }),
    ),
    ...said(t('carrier-group.label.rating'), rating === undefined ? undefined : verbatim(`≥ ${rating}`)),
    ...said(t('carrier-group.label.lanes'), lanes.length === 0 ? undefined : lanesText(lanes)),
  ];
}

function card({ context: { carriers, filter, chat } }: Case<CarrierGroup>): Line[] {
  const names = carriers.map((id) => t('party', { name: { party: id } }));
  return [
    ...(filter === undefined ? [] : filterLines(filter)),
    ...(chat === undefined ? [] : [line(verbatim(chat.title), t('carrier-group.label.chat'))]),
    ...(names.length === 0
      ? []
      : [line(t('list', { items: { list: names } }), t('carrier-group.label.carriers'))]),
  ];
}

/** A group of carriers, picked by hand or by what they have in common, to be asked together. */
export const carrierGroup: Process<CarrierGroup> = {
  name: 'carrier-group',
  version: 1,
  chart: machine,
  blank,
  opens: 'groupMade',
  facts,
  evolve,
  holders: ({ keeper }) => (keeper === undefined ? {} : { logistician: keeper }),
  index: () => ({ people: [] }),
  forms,
  title: ({ context: { name } }) => t('carrier-group.title', { name }),
  chat: ({ id, context: { name, chat } }) => ({
    group: id,
    title: chat?.title ?? name,
    chatId: chat?.id ?? null,
  }),
  card: (current, viewer) => (viewer === 'staff' ? card(current) : []),
};
