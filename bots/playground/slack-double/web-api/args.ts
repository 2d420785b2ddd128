import { Refusal } from './refusal.ts';

/** Arguments of one call. JSON bodies bring typed values, forms bring strings; `null` and '' count as absent. */
export class Args {
  readonly values: Record<string, unknown>;

  constructor(values: Record<string, unknown>) {
    this.values = values;
  }

  has(name: string): boolean {
    const value = this.values[name];
    return value !== undefined && value !== null && value !== '';
  }

  text(name: string): string | undefined {
    if (!this.has(name)) return undefined;
    const value = this.values[name];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw new Refusal('invalid_arguments', [`must be a string [json-pointer:/${name}]`]);
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new Refusal('invalid_arguments', [`missing required field: ${name}`]);
    return value;
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(String(this.values[name] ?? ''));
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^-?\d{1,15}$/.test(value))
      throw new Refusal('invalid_arguments', [`must be an integer [json-pointer:/${name}]`]);
    return Number(value);
  }

  /** A value sent as JSON text, or in a JSON body as it is; `unreadable` is Slack's code for what is not JSON. */
  json(name: string, unreadable = 'invalid_arguments'): unknown {
    if (!this.has(name)) return undefined;
    const value = this.values[name];
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      throw new Refusal(unreadable, [`failed to parse ${name}`]);
    }
  }
}
