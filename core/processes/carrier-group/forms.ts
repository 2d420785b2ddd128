import type { About, Answers, Field, Form, Ready } from '../../forms/form.ts';
import { findPlace } from '../../geo/index.ts';
import { quoted } from '../../texts/fit.ts';
import { t, verbatim } from '../../texts/text.ts';
import { type Lane, lanesText, parseLanes } from '../carrier/lanes.ts';
import { BODY_TYPES } from '../transport-order/facts.ts';
import type { CarrierGroup } from './facts.ts';

const byFilter = ({ how }: Answers) => how === 'filter';

const PLACE: Field = {
  key: 'place',
  kind: 'parsed',
  optional: true,
  when: byFilter,
  parse: (text) => {
    const place = findPlace(text);
    return place === undefined
      ? { problem: t('carrier.problem.place', { typed: quoted(text) }) }
      : { value: place };
  },
};

const LANES: Field = {
  key: 'lanes',
  kind: 'parsed',
  optional: true,
  when: byFilter,
  parse: parseLanes,
  show: (lanes) => lanesText(lanes as Lane[]),
};

/** Those whom the group has by hand. */
function members({ current }: About): Ready[] {
  const { carriers = [] } = (current?.context ?? {}) as Partial<CarrierGroup>;
  return carriers.map((id) => ({ value: id, label: t('party', { name: { party: id } }) }));
}

/** Ratings that may be asked for. */
const RATINGS = [3, 4, 4.5];

export const forms: Form[] = [
  {
    name: 'new',
    fact: 'groupMade',
    opens: (_, newId) => `g${newId}`,
    toFact: ({ name, how, carriers = [], ...filter }) =>
      how === 'filter' ? { name, filter } : { name, carriers },
    fields: [
      { key: 'name', kind: 'text', max: 100 },
      { key: 'how', kind: 'choice', options: ['hand', 'filter'] },
      { key: 'carriers', kind: 'carriers', when: ({ how }) => how === 'hand' },
      PLACE,
      { key: 'body', kind: 'choice', options: BODY_TYPES, optional: true, when: byFilter },
      { key: 'tonnage', kind: 'weight', optional: true, when: byFilter },
      {
        key: 'rating',
        kind: 'pick',
        optional: true,
        when: byFilter,
        ready: () => RATINGS.map((n) => ({ value: n, label: verbatim(`≥ ${n}`) })),
      },
      LANES,
    ],
  },
  {
    name: 'rename',
    fact: 'groupRenamed',
    direct: true,
    fields: [{ key: 'name', kind: 'text', max: 100 }],
  },
  {
    name: 'add',
    fact: 'membersAdded',
    direct: true,
    fields: [{ key: 'carriers', kind: 'carriers' }],
  },
  {
    name: 'remove',
    fact: 'memberRemoved',
    direct: true,
    fields: [{ key: 'carrier', kind: 'pick', ready: members }],
  },
];
