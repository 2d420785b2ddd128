import { z } from 'zod';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine, lineProblems } from './tidy.ts';

export const yesNoSchema = z.boolean();

export const yesNoProblems = [...lineProblems, 'not-understood'] as const;
export type YesNoProblem = (typeof yesNoProblems)[number];

const yes =
  /^(?:да|ага|угу|ок|окей|хорошо|конечно|верно|правильно|точно|подтверждаю|согласен|согласна|нужно|нужен|нужна|есть|д|\+|yes|yep|yeah|y|ok|okay|sure|true|correct)$/;
const no =
  /^(?:нет|не|неа|неверно|неправильно|не нужно|не нужен|не нужна|не надо|не согласен|не согласна|н|-|no|nope|n|false)$/;

/** `да`, `ок`, `+`, `нет`, `-`, `yes`, `no`. */
export function parseYesNo(text: string): Parsed<boolean, YesNoProblem> {
  const line = foldLine(text);
  if (!line.ok) return line;
  const word = line.value.replace(/[.!,]+$/, '');
  if (yes.test(word)) return understood(true);
  return no.test(word) ? understood(false) : refused('not-understood');
}
