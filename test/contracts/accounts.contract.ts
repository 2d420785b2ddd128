import { beforeEach, describe, expect, it } from 'vitest';
import { replaceAccount } from '../../core/people/invitations.ts';
import type { Identity, Invite } from '../../core/people/person.ts';
import type { People } from '../../core/ports/index.ts';
import { at, person } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeAccountsContract(open: OpenTwo<People>): void {
  describe('people', () => {
    let instances: TwoInstances<People>;
    let people: People;
    const account: Identity = { channel: 'telegram-staff', userId: '100', chatId: '100' };
    beforeEach(async () => {
      instances = await open();
      people = instances.here;
    });

    describe('accounts', () => {
      beforeEach(async () => {
        await people.create(person('anna'));
        await people.create(person('boris'));
      });

      it('belong to one person', async () => {
        expect(await people.link('anna', account)).toBe('linked');
        expect(await people.link('boris', account)).toBe('taken');
        expect((await people.byIdentity('telegram-staff', '100'))?.id).toBe('anna');
        expect((await people.get('boris'))?.identities).toEqual([]);
      });

      it('are one thing in one messenger and another in the next', async () => {
        await people.link('anna', account);
        expect(await people.link('boris', { ...account, channel: 'telegram-partners' })).toBe('linked');
      });

      it('go to exactly one of two people who link at once', async () => {
        for (let round = 0; round < 10; round++) {
          const contested = { ...account, userId: `u${round}` };
          const outcomes = await Promise.all([
            instances.here.link('anna', contested),
            instances.there.link('boris', contested),
          ]);
          expect(outcomes.sort()).toEqual(['linked', 'taken']);
          await people.unlink(contested.channel, contested.userId);
        }
      });

      it('may be linked again by their owner, from a new chat', async () => {
        await people.link('anna', account);
        expect(await people.link('anna', { ...account, chatId: '200' })).toBe('linked');
        expect((await people.get('anna'))?.identities).toEqual([{ ...account, chatId: '200' }]);
      });

      it('are free for others once unlinked', async () => {
        await people.link('anna', account);
        await people.unlink('telegram-staff', '100');
        expect(await people.byIdentity('telegram-staff', '100')).toBeNull();
        expect(await people.link('boris', account)).toBe('linked');
      });

      it('are one in each messenger: another one comes once the first is gone', async () => {
        await people.link('anna', account);
        expect(await people.link('anna', { ...account, userId: '101' })).toBe('occupied');
        expect((await people.get('anna'))?.identities).toEqual([account]);
        await people.unlink('telegram-staff', '100');
        expect(await people.link('anna', { ...account, userId: '101' })).toBe('linked');
      });

      it('take each other’s place, and one is left, however many come at once', async () => {
        for (let round = 0; round < 20; round++) {
          const comers = Array.from({ length: 6 }, (_, n) => ({ ...account, userId: `${round}-${n}` }));
          const anna = (await people.get('anna'))!;
          const outcomes = await Promise.all(
            comers.map((comer, n) =>
              replaceAccount({ people: n % 2 === 0 ? instances.here : instances.there }, anna, comer),
            ),
          );
          expect(outcomes.every((outcome) => outcome === 'linked')).toBe(true);
          expect((await people.get('anna'))?.identities).toHaveLength(1);
        }
      });

      it('are unlinked by person and messenger', async () => {
        await people.link('anna', account);
        await people.link('anna', { ...account, channel: 'slack' });
        await people.link('boris', { ...account, userId: '102' });
        await people.unlinkAll('anna', 'telegram-staff');
        await people.unlinkAll('anna', 'telegram-staff');
        expect((await people.get('anna'))?.identities).toEqual([{ ...account, channel: 'slack' }]);
        expect((await people.byIdentity('telegram-staff', '102'))?.id).toBe('boris');
      });

      it('remember that the bot was blocked, until it is not', async () => {
        await people.link('anna', account);
        await people.setBlocked('telegram-staff', '100', at('10:00'));
        expect((await people.get('anna'))?.identities).toEqual([{ ...account, blockedAt: at('10:00') }]);
        await people.setBlocked('telegram-staff', '100', null);
        expect((await people.get('anna'))?.identities).toEqual([account]);
      });
    });

    describe('invitations', () => {
      const invite: Invite = {
        id: 'i1',
        secretHash: 'hash',
        personId: 'anna',
        channel: 'telegram-staff',
        createdBy: null,
        createdAt: at('10:00'),
        expiresAt: at('12:00'),
      };

      it('are found by the hash of their secret only', async () => {
        await people.createInvite(invite);
        await people.createInvite(invite);
        expect(await people.inviteByHash('hash')).toEqual(invite);
        expect(await people.inviteByHash('other')).toBeNull();
      });

      it('are pending while neither used nor over', async () => {
        await people.createInvite(invite);
        expect(await people.pendingInvite('anna', 'telegram-staff', '100', at('11:59'))).toEqual(invite);
        expect(await people.pendingInvite('anna', 'telegram-staff', '100', at('12:00'))).toBeNull();
        expect(await people.pendingInvite('anna', 'telegram-partners', '100', at('11:00'))).toBeNull();
        expect(await people.pendingInvite('boris', 'telegram-staff', '100', at('11:00'))).toBeNull();
        await people.useInvite('i1', '100', at('11:00'));
        expect(await people.pendingInvite('anna', 'telegram-staff', '101', at('11:30'))).toBeNull();
      });

      it('stay with the account that used them, which may come again', async () => {
        await people.createInvite(invite);
        expect(await people.useInvite('i1', '100', at('11:00'))).toBe(true);
        expect(await people.useInvite('i1', '100', at('11:10'))).toBe(true);
        expect(await people.useInvite('i1', '101', at('11:20'))).toBe(false);
        const used = { ...invite, usedAt: at('11:00'), usedBy: '100' };
        expect(await people.pendingInvite('anna', 'telegram-staff', '100', at('11:30'))).toEqual(used);
      });

      it('are ended for a person in a messenger, but for the one of the account that stays', async () => {
        await people.createInvite(invite);
        await people.createInvite({ ...invite, id: 'i2', secretHash: 'hash2', channel: 'slack' });
        await people.createInvite({ ...invite, id: 'i3', secretHash: 'hash3' });
        await people.useInvite('i3', '100', at('10:30'));
        await people.endInvites('anna', 'telegram-staff', at('11:00'), '100');
        expect((await people.inviteByHash('hash'))?.expiresAt).toBe(at('11:00'));
        expect((await people.inviteByHash('hash2'))?.expiresAt).toBe(at('12:00'));
        expect((await people.inviteByHash('hash3'))?.expiresAt).toBe(at('12:00'));
        await people.endInvites('anna', 'telegram-staff', at('11:10'));
        expect((await people.inviteByHash('hash'))?.expiresAt).toBe(at('11:00'));
        expect((await people.inviteByHash('hash3'))?.expiresAt).toBe(at('11:10'));
      });

      it('serve once, however many try at once', async () => {
        await people.createInvite(invite);
        const tries = Array.from({ length: 10 }, (_, i) =>
          (i % 2 ? instances.here : instances.there).useInvite('i1', String(i), at('11:00')),
        );
        expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
        expect(await people.useInvite('i1', '10', at('11:30'))).toBe(false);
        expect((await people.inviteByHash('hash'))?.usedAt).toBe(at('11:00'));
        expect(await people.useInvite('unknown', '0', at('11:00'))).toBe(false);
      });
    });
  });
}
