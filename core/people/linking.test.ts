import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Meter } from '../messages/meter.ts';
import type { Ports } from '../ports/index.ts';
import { readCode, spelled } from './codes.ts';
import { invite, redeem } from './invitations.ts';
import type { Identity, Invite, Person } from './person.ts';

const ANNA: Person = {
  ...{ id: 'anna', name: 'Анна', phone: '+79123456789', roles: ['sales'], memberships: [] },
  identities: [{ channel: 'telegram-staff', userId: '1', chatId: '1' }],
};
/** Whoever is in no messenger yet. */
const NEW: Person = { ...ANNA, identities: [] };
const SLACK: Identity = { channel: 'slack', userId: 'U1', chatId: 'D1' };

let now: number;
let ports: Ports;
let whom: Person;
beforeEach(() => {
  whom = ANNA;
  now = Date.parse('2026-11-24T07:00:00.000Z');
  const invites: Invite[] = [];
  const meters = new Map<string, Meter>();
  let next = 0;
  ports = {
    ids: {
      next: (length: number) => 'kx7pm4qt'.padEnd(length, 'z').slice(0, length - 1) + (2 + (next++ % 8)),
    },
    clock: { now: () => new Date(now).toISOString() },
    crypto: { sha256: (text: string) => createHash('sha256').update(text).digest('hex') },
    doors: { inviteLink: () => null },
    meters: {
      get: async (name: string) => meters.get(name) ?? null,
      swap: async (name: string, _: Meter | null, after: Meter) => meters.set(name, after) !== undefined,
    },
    people: {
      get: async () => whom,
      byIdentity: async () => null,
      createInvite: async (made: Invite) => void invites.push(made),
      inviteByHash: async (hash: string) => invites.find(({ secretHash }) => secretHash === hash) ?? null,
      useInvite: async (id: string, userId: string, at: string) => {
        const found = invites.find((one) => one.id === id && one.usedAt === undefined);
        if (found !== undefined) Object.assign(found, { usedAt: at, usedBy: userId });
        return found !== undefined;
      },
    },
  } as unknown as Ports;
});

async function codeBy(by: string | null): Promise<string> {
  const made = await invite(ports, ANNA, 'slack', by);
  if (made === null || !('code' in made)) throw new Error('no code');
  return made.code;
}

const later = (minutes: number) => {
  now += minutes * 60_000;
};

describe('a code as people type it', () => {
  it('is two groups of four, read in any case, with or without the dash', () => {
    expect(spelled('kx7pm4qt')).toBe('KX7P-M4QT');
    for (const typed of ['KX7P-M4QT', 'kx7pm4qt', ' Kx7p m4qt ']) expect(readCode(typed)).toBe('kx7pm4qt');
  });

  it('is nothing else', () => {
    for (const typed of ['KX7P', 'KX7P-M4Q0', 'KX7P-M4QT-K', 'KX7P--M4QT', ''])
      expect(readCode(typed)).toBeNull();
  });
});

describe('linking Slack by a code', () => {
  it('opens without a phone, which Slack cannot prove, and names who made it', async () => {
    const redeemed = await redeem(ports, (await codeBy('anna')).toLowerCase(), SLACK);
    expect(redeemed).toMatchObject({
      status: 'accepted',
      person: { id: 'anna' },
      invite: { createdBy: 'anna' },
    });
  });

  it('works once', async () => {
    const code = await codeBy('anna');
    expect(await redeem(ports, code, SLACK)).toMatchObject({ status: 'accepted' });
    expect(await redeem(ports, code, { ...SLACK, userId: 'U2' })).toEqual({ status: 'refused' });
  });

  it('one’s own lasts a quarter of an hour, one that is passed on a day', async () => {
    whom = NEW;
    const [own, passedOn] = [await codeBy('anna'), await codeBy('oleg')];
    later(14);
    expect(await redeem(ports, own, SLACK)).toMatchObject({ status: 'accepted' });
    const another = await codeBy('anna');
    later(16);
    expect(await redeem(ports, another, { ...SLACK, userId: 'U3' })).toEqual({ status: 'refused' });
    later(24 * 60 - 31);
    expect(await redeem(ports, passedOn, { ...SLACK, userId: 'U4' })).toMatchObject({ status: 'accepted' });
    const old = await codeBy('oleg');
    later(24 * 60 + 1);
    expect(await redeem(ports, old, { ...SLACK, userId: 'U5' })).toEqual({ status: 'refused' });
  });

  it('of somebody else opens nothing under the name of whoever is in Telegram already', async () => {
    const code = await codeBy('oleg');
    expect(await redeem(ports, code, SLACK)).toEqual({ status: 'refused' });
    whom = NEW;
    expect(await redeem(ports, code, SLACK)).toMatchObject({ status: 'accepted' });
  });

  it('is of no use in Telegram', async () => {
    const account: Identity = { channel: 'telegram-staff', userId: '9', chatId: '9' };
    const code = await codeBy('anna');
    expect(await redeem(ports, code, account)).toEqual({ status: 'refused' });
    expect(await redeem(ports, readCode(code) as string, account)).toEqual({ status: 'refused' });
  });

  it('after five wrong ones an account waits, even with the right one; another account does not', async () => {
    const code = await codeBy('anna');
    for (let n = 0; n < 5; n++)
      expect(await redeem(ports, 'AAAA-AAAA', SLACK)).toEqual({ status: 'refused' });
    expect(await redeem(ports, code, SLACK)).toEqual({ status: 'wait', until: '2026-11-24T07:10:00.000Z' });
    later(10);
    expect(await redeem(ports, code, SLACK)).toMatchObject({ status: 'accepted' });
    const other = await codeBy('anna');
    expect(await redeem(ports, other, { ...SLACK, userId: 'U9' })).toMatchObject({ status: 'accepted' });
  });
});
