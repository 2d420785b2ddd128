import { expect, test } from 'vitest';
import { parseHtml } from './html.ts';

test.each([
  ['<b>x</b>', 'x', [{ type: 'bold', offset: 0, length: 1 }]],
  ['a &lt;b&gt; &amp; &quot;&#1046;&#x416; &nbsp;', 'a <b> & "ЖЖ &nbsp;', []],
  ['😀<i>é</i>', '😀é', [{ type: 'italic', offset: 2, length: 1 }]],
  [
    '<a href="https://x.ru/?a=1&amp;b=2">x</a>',
    'x',
    [{ type: 'text_link', offset: 0, length: 1, url: 'https://x.ru/?a=1&b=2' }],
  ],
  [
    '<a href="tg://user?id=42">x</a>',
    'x',
    [{ type: 'text_mention', offset: 0, length: 1, user: { id: 42 } }],
  ],
  [
    '<pre><code class="language-ts">x</code></pre>',
    'x',
    [{ type: 'pre', offset: 0, length: 1, language: 'ts' }],
  ],
  [
    '<code class="language-ts"><pre>x</pre></code>',
    'x',
    [{ type: 'pre', offset: 0, length: 1, language: 'ts' }],
  ],
  ['<code class="language-ts">x</code>', 'x', [{ type: 'code', offset: 0, length: 1 }]],
  ['<span class="tg-spoiler">x</span>', 'x', [{ type: 'spoiler', offset: 0, length: 1 }]],
  ['<blockquote expandable>x</blockquote>', 'x', [{ type: 'expandable_blockquote', offset: 0, length: 1 }]],
  ['<b></b>x', 'x', []],
  ['<B>x</>', 'x', [{ type: 'bold', offset: 0, length: 1 }]],
  ['a < b', undefined, 'Unsupported start tag "" at byte offset 2'],
  ['<div>x</div>', undefined, 'Unsupported start tag "div" at byte offset 0'],
  ['Ж<br/>', undefined, 'Unsupported start tag "br/" at byte offset 2'],
  ['<b>x', undefined, `Can't find end tag corresponding to start tag "b"`],
  ['<b>x</i>', undefined, 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
  ['x</b>', undefined, 'Unexpected end tag at byte offset 1'],
  ['<b', undefined, 'Unclosed start tag at byte offset 0'],
  ['<a href="x', undefined, 'Unclosed start tag at byte offset 0'],
  ['<b>x</b', undefined, 'Unclosed end tag at byte offset 4'],
  ['<a =x>', undefined, 'Empty attribute name in the tag "a" at byte offset 0'],
  ['<a href=x&y>z</a>', undefined, 'Unexpected end of name token at byte offset 8'],
  ['<span>x</span>', undefined, 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
])('%s', (source, text, expected) => {
  if (text === undefined) expect(() => parseHtml(source)).toThrow(new Error(expected as string));
  else expect(parseHtml(source)).toEqual({ text, entities: expected });
});
