import type { BSONRegExp } from 'bson';
import { ServerError } from '../errors.ts';

/** PCRE syntax that JavaScript would silently read as something else. */
const FOREIGN = /\[\[:|\\[AZzhHRKQEGXNVgaeCLlUpP]|\(\?[#>|&R+\-\d]|\(\?<?[a-zA-Z]*\^|[*+?}]\+/;

/** Compiles a regular expression; refuses options and syntax that JavaScript would not treat as MongoDB does. */
export function compileRegex(pattern: string, options: string): RegExp {
  for (const option of options) {
    if (!'imsu'.includes(option)) {
      throw new ServerError(
        'InvalidRegex',
        `$regex option '${option}' is not supported by the embedded engine`,
      );
    }
  }
  if (FOREIGN.test(pattern.replaceAll('\\\\', ''))) {
    throw new ServerError(
      'InvalidRegex',
      `$regex syntax is not supported by the embedded engine: ${pattern}`,
    );
  }
  const flags = [...new Set(options.replace('u', ''))].join('');
  try {
    return new RegExp(pattern, `${flags}u`);
  } catch {
    return compileLoosely(pattern, flags);
  }
}

/** Without the u flag JavaScript accepts harmless escapes such as `\-` that PCRE accepts as well. */
function compileLoosely(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    throw new ServerError('InvalidRegex', `Regular expression is invalid: ${(error as Error).message}`);
  }
}

/** Compiles a BSON regular expression value. */
export function fromBson(regex: BSONRegExp): RegExp {
  return compileRegex(regex.pattern, regex.options);
}

/**
 * The literal text every match must begin with, for an index range; undefined when there is none.
 * Only `^` followed by plain characters counts.
 */
export function literalPrefix(regex: RegExp): string | undefined {
  if (regex.ignoreCase || regex.multiline || !regex.source.startsWith('^')) return undefined;
  if (regex.source.includes('|')) return undefined;
  let prefix = '';
  const { source } = regex;
  for (let i = 1; i < source.length; i++) {
    let character = source[i]!;
    if (character === '\\') {
      const escaped = source[i + 1];
      if (escaped === undefined || /[A-Za-z0-9]/.test(escaped)) break;
      character = escaped;
      i++;
    } else if ('.*+?()[]{}$^'.includes(character)) {
      break;
    }
    const next = source[i + 1];
    if (next !== undefined && '*?{'.includes(next)) break;
    prefix += character;
  }
  // Half of a surrogate pair has no UTF-8 form of its own.
  if (/[\ud800-\udbff]$/.test(prefix)) prefix = prefix.slice(0, -1);
  return prefix === '' ? undefined : prefix;
}
