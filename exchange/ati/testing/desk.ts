import {
  type ExchangeDouble,
  type ExchangeDoubleOptions,
  startExchangeDouble,
} from '../../../bots/playground/exchange-double/index.ts';
import type { ExchangeLoad } from '../../../core/ports/index.ts';
import { AtiExchange } from '../index.ts';

export const TOKEN = 'a'.repeat(32);
export const KEY = 'f1-1-7';
export const WINDOW = {
  from: '2026-11-25T06:00:00.000Z',
  to: '2026-11-25T15:00:00.000Z',
  zone: 'Europe/Moscow',
};

export const load: ExchangeLoad = {
  loadings: [{ city: 'Москва', ...WINDOW }],
  unloadings: [{ city: 'Казань', ...WINDOW }],
  cargo: 'плитка на паллетах',
  kg: 20_000,
  m3: 82,
  body: 'tent',
  price: { amount: { minor: 8_000_000, currency: 'RUB' }, vat: 'with', form: 'cashless', days: 10 },
};

interface DeskOptions {
  /** The key that we use; another one than the exchange knows is refused. */
  token?: string;
  /** How we pause; unless told, pauses are noted and not waited for. */
  wait?: (ms: number) => Promise<void>;
  double?: Partial<ExchangeDoubleOptions>;
}

/** We at the exchange: the adapter before a double that does not slow it down unless told. */
export class AtiDesk {
  readonly double: ExchangeDouble;
  readonly ati: AtiExchange;
  #waits: number[] = [];
  #logged = '';

  private constructor(double: ExchangeDouble, { token = TOKEN, wait }: DeskOptions) {
    const note = (fields: Record<string, unknown>, words: string) => {
      this.#logged += `${JSON.stringify(fields)} ${words}\n`;
    };
    this.double = double;
    this.ati = new AtiExchange({
      root: double.root,
      token,
      code: '64357',
      log: { info: note, warn: note, error: note },
      wait: wait ?? (async (ms) => void this.#waits.push(ms)),
    });
  }

  static async open(options: DeskOptions = {}): Promise<AtiDesk> {
    const double = await startExchangeDouble({
      token: TOKEN,
      limits: 'none',
      contacts: [
        { id: 0, name: 'Пётр Кассиров' },
        { id: 3, name: 'Логистова Анна Петровна' },
      ],
      ...options.double,
    });
    return new AtiDesk(double, options);
  }

  /** Posts a load. Gives its id there. */
  async posted(one: ExchangeLoad = load): Promise<string> {
    const answer = await this.ati.post(KEY, one);
    if (answer.result !== 'posted') throw new Error(answer.result);
    return answer.load.id;
  }

  /** How long we waited before each repeat; the gap between any two requests is not meant. */
  get repeats(): number[] {
    return this.#waits.filter((ms) => ms !== 120);
  }

  get logged(): string {
    return this.#logged;
  }

  close(): Promise<void> {
    return this.double.close();
  }
}
