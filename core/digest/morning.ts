import { atLocalTime, inZone, isWorkingDay, nextWorkingTime, toInstant } from '../calendar/index.ts';
import type { Cases } from '../cases/cases.ts';
import { channelsOf, isReachable, withSubstitutes } from '../messages/address.ts';
import { queued } from '../messages/compose.ts';
import { copyId } from '../messages/message.ts';
import { named } from '../messages/names.ts';
import type { Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import { dayMessage } from './day.ts';
import { dayOf } from './gather.ts';

/** By the company's clock: when the day is told, and until when it is still worth telling after a standstill. */
const TOLD = { from: '08:30', until: '10:00' };

/**
 * Tells every logistician, and the substitute of one who is away, the day in one message on each working morning.
 * Running it again tells nothing twice.
 */
export class Morning {
  readonly #ports: Ports;
  readonly #cases: Cases;
  readonly #wake: () => void;

  constructor(ports: Ports, cases: Cases, wake: () => void) {
    this.#ports = ports;
    this.#cases = cases;
    this.#wake = wake;
  }

  /** When the day is told next, ISO; null when there is nobody to tell. */
  async nextMoment(): Promise<string | null> {
    const hearers = await this.#hearers();
    if (hearers.length === 0) return null;
    return nextWorkingTime(this.#ports.clock.now(), this.#ports.company.zone, TOLD.from);
  }

  /** Returns how many were told. */
  async run(): Promise<number> {
    const date = this.#dayToTell();
    if (date === null) return 0;
    let told = 0;
    for (const person of await this.#hearers()) {
      try {
        if (await this.#tell(person, date)) told++;
      } catch (error) {
        const { log } = this.#ports;
        log.error({ person: person.id, error: (error as Error).name }, 'the day was not told');
      }
    }
    if (told > 0) this.#wake();
    return told;
  }

  async #tell(person: Person, date: string): Promise<boolean> {
    const { ledger, clock } = this.#ports;
    const id = `day/${date}/${person.id}`;
    const copies = channelsOf(person).map((channel) => ledger.get(copyId(id, channel)));
    if ((await Promise.all(copies)).every((copy) => copy !== null)) return false;
    const { text, buttons } = dayMessage(await dayOf(this.#ports, this.#cases, person));
    const said = await named(this.#ports, text);
    const ways = await Promise.all(
      buttons.map(async (button) => ({ ...button, text: await named(this.#ports, button.text) })),
    );
    await ledger.enqueueAll(queued({ id, to: person, text: said, at: clock.now(), buttons: ways }));
    return true;
  }

  /** Today, when it is a working morning. */
  #dayToTell(): string | null {
    const { zone } = this.#ports.company;
    const now = this.#ports.clock.now();
    const today = inZone(now, zone).toPlainDate();
    const at = (time: string) => toInstant(atLocalTime(today, time, zone));
    const isMorning = at(TOLD.from) <= now && now < at(TOLD.until);
    return isMorning && isWorkingDay(today.toString()) ? today.toString() : null;
  }

  async #hearers(): Promise<Person[]> {
    const { people, clock } = this.#ports;
    const logisticians = await people.byRole('logistician');
    return (await withSubstitutes(people, logisticians, clock.now())).filter(isReachable);
  }
}
