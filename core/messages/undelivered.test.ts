import { describe, expect, it } from 'vitest';
import type { Person } from '../people/person.ts';
import { tell } from './tell.ts';
import { contact, ground, NOBODY_HEARD, NOW, PARTY } from './testing/letters.ts';
import { Undelivered } from './undelivered.ts';

const KEY = 'd1#3/0';
const BY_MAIL = { email: 'ira@romashka.example' };

/** Tells these contacts a letter, of which the case wants to know whether nobody has it (or not). */
async function told(contacts: Person[], otherwise: 'otherwise' | 'holder' = 'otherwise') {
  const stage = ground(contacts);
  const waits = otherwise === 'otherwise' ? { otherwise: NOBODY_HEARD } : {};
  const letter = { type: 'tell', to: { party: PARTY }, text: 'deal.letter.onItsWay', letter: true } as const;
  await tell(stage.ports, stage.teller, KEY, { ...letter, ...waits });
  return { ...stage, undelivered: new Undelivered(stage.ports, stage.cases) };
}

describe('a letter that was refused (G-03)', () => {
  it('nobody else has it: the case hears the fact that it named, under the key of the letter', async () => {
    const { undelivered, message, handle, heard } = await told([contact('ira', BY_MAIL)]);
    await undelivered.passOn(message(`${KEY}/ira/email`));
    await undelivered.passOn(message(`${KEY}/ira/email`));
    expect(handle.mock.calls.map(([{ commandId, fact }]) => [commandId, fact])).toEqual([
      [`${KEY}/otherwise`, NOBODY_HEARD],
      [`${KEY}/otherwise`, NOBODY_HEARD],
    ]);
    expect(heard()).toHaveLength(1);
  });

  it('a case that named none: its holder hears it, once', async () => {
    const { undelivered, message, handle, heard } = await told([contact('ira', BY_MAIL)], 'holder');
    await undelivered.passOn(message(`${KEY}/ira/email`));
    await undelivered.passOn(message(`${KEY}/ira/email`));
    expect(handle).not.toHaveBeenCalled();
    expect(heard().slice(1)).toEqual([
      [`${KEY}/unreachable`, 'anna', 'telegram-staff', 'notice.letterUnreachable', 'queued'],
    ]);
  });

  it('another contact has it or will have it: nothing is to be done', async () => {
    const others = [contact('ira', BY_MAIL), contact('oleg', { chat: true })];
    const { undelivered, message, handle, heard } = await told(others);
    await undelivered.passOn(message(`${KEY}/ira/email`));
    expect(handle).not.toHaveBeenCalled();
    expect(heard()).toHaveLength(2);
  });

  it('of two contacts the second to fail decides', async () => {
    const two = [contact('ira', BY_MAIL), contact('oleg', { email: 'oleg@romashka.example' })];
    const { undelivered, message, fail, handle } = await told(two);
    fail(`${KEY}/ira/email`);
    await undelivered.passOn(message(`${KEY}/ira/email`));
    expect(handle).not.toHaveBeenCalled();
    fail(`${KEY}/oleg/email`);
    await undelivered.passOn(message(`${KEY}/oleg/email`));
    expect(handle).toHaveBeenCalledOnce();
  });

  it('the same contact has another channel: it goes there, and if it fails there too the case hears of it', async () => {
    const { undelivered, message, fail, heard, handle } = await told([
      contact('ira', { ...BY_MAIL, chat: true }),
    ]);
    expect(heard().map(([id]) => id)).toEqual([`${KEY}/ira`]);
    fail(`${KEY}/ira`);
    await undelivered.passOn(message(`${KEY}/ira`));
    expect(heard().at(-1)).toEqual([`${KEY}/ira/email`, 'ira', 'email', 'deal.letter.onItsWay', 'queued']);
    expect(handle).not.toHaveBeenCalled();
    fail(`${KEY}/ira/email`);
    await undelivered.passOn(message(`${KEY}/ira/email`));
    expect(handle).toHaveBeenCalledOnce();
    expect(heard()).toHaveLength(2);
  });

  it('an address that is dead is marked, and the holder hears which it is', async () => {
    const { undelivered, message, person, heard } = await told([contact('ira', BY_MAIL)]);
    await undelivered.mailGone(message(`${KEY}/ira/email`), NOW);
    expect(person('ira')?.mailRefused).toEqual({ address: BY_MAIL.email, at: NOW });
    expect(heard().at(-1)?.slice(1, 4)).toEqual(['anna', 'telegram-staff', 'notice.mailRefused']);
  });
});
