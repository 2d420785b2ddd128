import type { UploadedFile } from '../../http/multipart.ts';
import { badRequest } from './refusal.ts';

/** Parameters of one call. JSON bodies bring typed values, all other ways bring strings; `null` counts as absent. */
export class Params {
  readonly values: Record<string, unknown>;
  readonly files: Map<string, UploadedFile>;

  constructor(values: Record<string, unknown>, files: Map<string, UploadedFile> = new Map()) {
    this.values = values;
    this.files = files;
  }

  has(name: string): boolean {
    const value = this.values[name];
    return value !== undefined && value !== null && value !== '';
  }

  /** A string; numbers pass as their digits. */
  text(name: string): string | undefined {
    const value = this.values[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    throw wrongType(name, 'String');
  }

  integer(name: string): number | undefined {
    if (!this.has(name)) return undefined;
    const value = this.values[name];
    const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw wrongType(name, 'Integer');
    return number;
  }

  number(name: string): number | undefined {
    if (!this.has(name)) return undefined;
    const value = this.values[name];
    const number = typeof value === 'string' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) throw wrongType(name, 'Float');
    return number;
  }

  flag(name: string): boolean {
    const value = this.values[name];
    if (value === undefined || value === null) return false;
    if (typeof value === 'boolean') return value;
    if (typeof value === 'string' || typeof value === 'number') {
      return ['true', 'yes', '1'].includes(String(value).trim().toLowerCase());
    }
    throw wrongType(name, 'Boolean');
  }

  /** A JSON-serialised value, or the value itself in a JSON body; `unreadable` is Telegram's refusal of bad JSON. */
  json(name: string, unreadable: string): unknown {
    if (!this.has(name)) return undefined;
    const value = this.values[name];
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      throw badRequest(unreadable);
    }
  }
}

function wrongType(name: string, type: string) {
  return badRequest(`wrong type of the parameter "${name}": ${type} expected`);
}
