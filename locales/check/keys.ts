import ts from 'typescript';

/** What an expression may be as a key, `*` for each part that is only known at run time. */
export function keysOf(
  expression: ts.Expression,
  known: ReadonlyMap<string, string[]> = new Map(),
): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isParenthesizedExpression(expression)) return keysOf(expression.expression, known);
  if (ts.isAsExpression(expression)) return keysOf(expression.expression, known);
  if (ts.isConditionalExpression(expression)) {
    return [...keysOf(expression.whenTrue, known), ...keysOf(expression.whenFalse, known)];
  }
  if (ts.isTemplateExpression(expression)) {
    return expression.templateSpans.reduce(
      (heads, span) =>
        keysOf(span.expression, known).flatMap((part) =>
          heads.map((head) => head + part + span.literal.text),
        ),
      [expression.head.text],
    );
  }
  if (ts.isIdentifier(expression)) return known.get(expression.text) ?? ['*'];
  return ['*'];
}
