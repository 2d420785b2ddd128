import { beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../../core/people/person.ts';
import type { People } from '../../core/ports/index.ts';
import { at, person } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describePeopleContract(open: OpenTwo<People>): void {
  describe('people', () => {
    let instances: TwoInstances<People>;
    let people: People;
    const account: Identity = { channel: 'telegram-staff', userId: '100', chatId: '100' };
    const ids = (found: { id: string }[]) => found.map(({ id }) => id);
    beforeEach(async () => {
      instances = await open();
      people = instances.here;
    });

    it('gives back a person as created, accounts included', async () => {
      const anna = person('anna', {
        name: 'Анна Ким',
        phone: '+79123456789',
        email: 'anna@example.com',
        locale: 'ru',
        roles: ['sales', 'head'],
        memberships: [{ partyId: 'p1', as: 'client', position: 'директор', decides: 'цены' }],
        identities: [account, { channel: 'slack', userId: 'U1', chatId: 'D1', blockedAt: at('10:00') }],
      });
      await people.create(anna);
      expect(await people.get('anna')).toEqual(anna);
      expect(await people.get('nobody')).toBeNull();
      expect(await people.many(['nobody', 'anna'])).toEqual([anna]);
    });

    it('keeps where and when a colleague wants to hear', async () => {
      await people.create(person('anna', { roles: ['sales'] }));
      await people.update('anna', { notify: { where: 'both', when: 'thrice' } });
      expect((await people.get('anna'))?.notify).toEqual({ where: 'both', when: 'thrice' });
      await people.update('anna', { notify: { when: 'once' } });
      expect((await people.byRole('sales'))[0]?.notify).toEqual({ when: 'once' });
    });

    it('creates once: a repeat changes nothing', async () => {
      await people.create(person('anna', { name: 'Анна' }));
      await people.create(person('anna', { name: 'Другая', identities: [account] }));
      expect(await people.get('anna')).toEqual(person('anna', { name: 'Анна' }));
      expect(await people.byIdentity('telegram-staff', '100')).toBeNull();
    });

    it('finds a person by phone however it is written', async () => {
      await people.create(person('anna', { phone: '8 (912) 345-67-89' }));
      expect((await people.byPhone('+79123456789'))?.id).toBe('anna');
      expect((await people.byPhone('8 912 345 67 89'))?.id).toBe('anna');
      expect(await people.byPhone('+79123456780')).toBeNull();
      await people.update('anna', { phone: '+79123456780' });
      expect((await people.byPhone('+79123456780'))?.id).toBe('anna');
      expect(await people.byPhone('+79123456789')).toBeNull();
    });

    it('gives of two with one phone the one who has not left', async () => {
      await people.create(person('anna', { phone: '+79123456789', dismissedAt: at('10:00') }));
      await people.create(person('boris', { phone: '+79123456789' }));
      expect((await people.byPhone('+79123456789'))?.id).toBe('boris');
    });

    it('lists colleagues by role and name, without those who left', async () => {
      await people.create(person('v', { name: 'Вера', roles: ['sales'] }));
      await people.create(person('a', { name: 'Анна', roles: ['sales', 'head'] }));
      await people.create(person('b', { name: 'Борис', roles: ['logistician'] }));
      await people.create(person('g', { name: 'Глеб', roles: ['sales'] }));
      await people.create(person('d', { name: 'Дина' }));
      await people.update('g', { dismissedAt: at('10:00') });
      expect(ids(await people.byRole('sales'))).toEqual(['a', 'v']);
      expect(ids(await people.staff())).toEqual(['a', 'b', 'v']);
    });

    it('changes single fields and leaves the others', async () => {
      await people.create(person('anna', { name: 'Анна', roles: ['sales'], identities: [account] }));
      await people.update('anna', { locale: 'en' });
      await people.update('anna', { roles: [] });
      await people.update('anna', {});
      expect(await people.get('anna')).toEqual(
        person('anna', { name: 'Анна', locale: 'en', identities: [account] }),
      );
    });

    it('dismisses a person and takes it back', async () => {
      await people.create(person('anna', { roles: ['sales'] }));
      await people.update('anna', { dismissedAt: at('10:00') });
      expect((await people.get('anna'))?.dismissedAt).toBe(at('10:00'));
      await people.update('anna', { dismissedAt: null });
      expect(await people.get('anna')).toEqual(person('anna', { roles: ['sales'] }));
      expect(ids(await people.byRole('sales'))).toEqual(['anna']);
    });

    describe('absences', () => {
      const away = [{ from: at('10:00'), to: at('12:00'), substitute: 'boris' }];
      const standsInFor = [{ person: 'anna', roles: ['sales' as const], from: at('10:00'), to: at('12:00') }];
      beforeEach(async () => {
        await people.create(person('anna', { roles: ['sales'], away }));
        await people.create(person('boris', { roles: ['logistician'] }));
      });

      it('are seen at the substitute at once, with the roles that the absent one has now', async () => {
        expect((await people.get('anna'))?.away).toEqual(away);
        expect((await people.get('boris'))?.standsInFor).toEqual(standsInFor);
        await people.update('anna', { roles: ['head'] });
        expect((await people.byRole('logistician'))[0]?.standsInFor).toEqual([
          { ...standsInFor[0], roles: ['head'] },
        ]);
      });

      it('end, move to another substitute, and are of no more use when the absent one leaves', async () => {
        await people.create(person('vera', { roles: ['sales'] }));
        await people.update('anna', { away: [{ ...away[0]!, substitute: 'vera' }] });
        expect(await people.get('boris')).toEqual(person('boris', { roles: ['logistician'] }));
        expect((await people.get('vera'))?.standsInFor).toEqual(standsInFor);
        await people.update('anna', { dismissedAt: at('11:00') });
        expect((await people.get('vera'))?.standsInFor).toBeUndefined();
        await people.update('anna', { dismissedAt: null, away: [] });
        expect(await people.get('anna')).toEqual(person('anna', { roles: ['sales'] }));
        expect((await people.get('vera'))?.standsInFor).toBeUndefined();
      });
    });

    describe('memberships', () => {
      it('adds one for each party and kind, and replaces the one that is there', async () => {
        await people.create(person('oleg'));
        await people.join('oleg', { partyId: 'p1', as: 'client' });
        await people.join('oleg', { partyId: 'p1', as: 'driver' });
        await people.join('oleg', { partyId: 'p1', as: 'client', position: 'директор' });
        expect((await people.get('oleg'))?.memberships).toEqual([
          { partyId: 'p1', as: 'client', position: 'директор' },
          { partyId: 'p1', as: 'driver' },
        ]);
        expect(ids(await people.ofParty('p1'))).toEqual(['oleg']);
        expect(await people.ofParty('p2')).toEqual([]);
      });

      it('name the people of several parties, each once', async () => {
        for (const id of ['anna', 'boris', 'vera']) await people.create(person(id));
        for (const [id, partyId] of [
          ['anna', 'p1'],
          ['anna', 'p2'],
          ['boris', 'p2'],
          ['vera', 'p3'],
        ] as const)
          await people.join(id, { partyId, as: 'carrier' });
        expect(ids(await people.ofParties(['p1', 'p2', 'p9']))).toEqual(['anna', 'boris']);
        expect(await people.ofParties([])).toEqual([]);
      });

      it('loses none when several are added at once', async () => {
        await people.create(person('oleg'));
        const parties = Array.from({ length: 8 }, (_, i) => `p${i}`);
        await Promise.all(
          parties.map((partyId, i) =>
            (i % 2 ? instances.here : instances.there).join('oleg', { partyId, as: 'client' }),
          ),
        );
        const memberships = (await people.get('oleg'))?.memberships ?? [];
        expect(memberships.map((m) => m.partyId).sort()).toEqual(parties);
      });

      it('end with the party, all of them and no others', async () => {
        await people.create(person('oleg'));
        await people.join('oleg', { partyId: 'p1', as: 'client', position: 'директор' });
        await people.join('oleg', { partyId: 'p1', as: 'driver' });
        await people.join('oleg', { partyId: 'p2', as: 'client' });
        await people.leave('oleg', 'p1');
        await people.leave('oleg', 'p1');
        await people.leave('nobody', 'p1');
        expect((await people.get('oleg'))?.memberships).toEqual([{ partyId: 'p2', as: 'client' }]);
        expect(await people.ofParty('p1')).toEqual([]);
      });

      it('lose none that is added while another one ends', async () => {
        await people.create(person('oleg'));
        for (let round = 0; round < 5; round++) {
          await people.join('oleg', { partyId: 'old', as: 'client' });
          await Promise.all([
            instances.here.leave('oleg', 'old'),
            instances.there.join('oleg', { partyId: `new${round}`, as: 'client' }),
          ]);
          const parties = (await people.get('oleg'))?.memberships.map(({ partyId }) => partyId);
          expect(parties).toContain(`new${round}`);
          expect(parties).not.toContain('old');
        }
      });

      it('cannot be given to nobody', async () => {
        await expect(people.join('nobody', { partyId: 'p1', as: 'client' })).rejects.toThrow();
      });
    });
  });
}
