import { describe, expect, it } from 'vitest';
import type { Effect } from '../cases/effect.ts';
import { tell } from './tell.ts';
import { contact, ground, NOBODY_HEARD, PARTY } from './testing/letters.ts';

const LETTER: Extract<Effect, { type: 'tell' }> = {
  type: 'tell',
  to: { party: PARTY },
  text: 'deal.letter.onItsWay',
  params: { number: '7' },
  files: ['f1'],
  letter: true,
};

describe('a letter of a case (G-03, G-09)', () => {
  it('goes by e-mail under its subject, signed by the holder of the case', async () => {
    const { ports, teller, message } = ground([contact('ira', { email: 'ira@romashka.example' })]);
    expect(await tell(ports, teller, 'd1#3/0', LETTER)).toBe(true);
    expect(message('d1#3/0/ira/email')).toMatchObject({
      ...{ channel: 'email', text: { key: 'deal.letter.onItsWay' }, files: ['f1'], live: false },
      letter: {
        ...{ tell: 'd1#3/0', parties: [PARTY], from: 'anna' },
        subject: { key: 'deal.letter.onItsWay.subject', params: { number: '7' } },
      },
    });
  });

  it.each([
    ['the logistician', {}, 'igor'],
    ['the manager, where the manager speaks with the client', { speaker: 'sales' as const }, 'anna'],
  ])('is signed by %s', async (_, speaks, from) => {
    const { ports, teller, message } = ground([contact('ira', { email: 'ira@romashka.example' })]);
    const holders = () => ({ sales: 'anna', logistician: 'igor' });
    await tell(ports, { ...teller, process: { ...teller.process, holders, ...speaks } }, 'd1#3/0', LETTER);
    expect(message('d1#3/0/ira/email').letter?.from).toBe(from);
  });

  it('what is no letter never goes by e-mail', async () => {
    const { ports, teller, heard } = ground([contact('ira', { email: 'ira@romashka.example' })]);
    const { letter: _, ...note } = LETTER;
    await tell(ports, teller, 'd1#3/0', note);
    expect(heard()).toEqual([
      ['d1#3/0/unreachable', 'anna', 'telegram-staff', 'notice.unreachable', 'queued'],
    ]);
  });

  it('two contacts with one mailbox have one letter', async () => {
    const mailbox = { email: 'Info@romashka.example' };
    const { ports, teller, heard } = ground([
      contact('ira', mailbox),
      contact('oleg', { email: 'info@romashka.example' }),
    ]);
    await tell(ports, teller, 'd1#3/0', LETTER);
    expect(heard().map(([id]) => id)).toEqual(['d1#3/0/ira/email']);
  });

  it.each([
    ['in no chat and without an address', [contact('ira')], true],
    ['where no mail server is named', [contact('ira', { email: 'ira@romashka.example' })], false],
  ])('a client %s: the holder has words and files to pass on', async (_, contacts, isMailInUse) => {
    const { ports, teller, heard, message } = ground(contacts, isMailInUse);
    expect(await tell(ports, teller, 'd1#3/0', LETTER)).toBe(false);
    expect(heard()).toEqual([
      ['d1#3/0/unreachable', 'anna', 'telegram-staff', 'notice.letterUnreachable', 'queued'],
    ]);
    expect(message('d1#3/0/unreachable').files).toEqual(['f1']);
  });

  it('where the holder has left, the heads have it; beside a holder who is away, the substitute', async () => {
    const left = ground([contact('ira')], true, { dismissedAt: '2026-11-20T07:00:00.000Z' });
    await tell(left.ports, left.teller, 'd1#3/0', LETTER);
    expect(left.heard().map(([id]) => id)).toEqual(['d1#3/0/unreachable/oleg']);
    const absence = { from: '2026-11-23T00:00:00.000Z', to: '2026-11-28T00:00:00.000Z', substitute: 'olga' };
    const away = ground([contact('ira')], true, { away: [absence] });
    await tell(away.ports, away.teller, 'd1#3/0', LETTER);
    expect(away.heard().map(([id]) => id)).toEqual(['d1#3/0/unreachable', 'd1#3/0/unreachable/olga']);
  });

  it('a case that waits for that hears it itself, and the holder nothing', async () => {
    const { ports, teller, heard } = ground([contact('ira')]);
    expect(await tell(ports, teller, 'd1#3/0', { ...LETTER, otherwise: NOBODY_HEARD })).toBe(false);
    expect(heard()).toEqual([]);
  });
});
