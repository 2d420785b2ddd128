import { describe, expect, it } from 'vitest';
import { parseDocumentNumber } from './document-number.ts';

describe('the number of a paper', () => {
  it.each([
    ['178', '178'],
    ['№178', '178'],
    ['№ 178/А', '178/А'],
    [' # 12-34 ', '12-34'],
    ['No. 5', '5'],
    ['NO-5', 'NO-5'],
    ['б/н', 'б/н'],
  ])('«%s» is %s', (text, value) => {
    expect(parseDocumentNumber(text)).toEqual({ ok: true, value });
  });

  it('a sign alone is no number, and a long one is refused', () => {
    expect(parseDocumentNumber(' № ')).toMatchObject({ problem: 'empty' });
    expect(parseDocumentNumber('№ 123', { max: 4 })).toMatchObject({ problem: 'too-long' });
  });
});
