import type { Answer } from './draft.ts';
import { type About, type Answers, type Form, isGroup } from './form.ts';
import { nest, type Question, questions } from './walker.ts';

/** Thrown inside this file alone: a question hangs on an answer that is not there yet. */
class Unanswered extends Error {}

interface Known {
  /** The questions that can be asked by now, in order. */
  questions: Question[];
  /** Keys of answers on which others hang: when one changes, so may what is asked. */
  decisive: ReadonlySet<string>;
  /** Those that are asked once others are answered. */
  waiting: Question[];
}

/**
 * The questions that can be asked together: those that hang on the answer to an earlier one wait for it. What hangs on what
 * is found by letting each question be asked and watching which answers it looks at, so that no form has to say it.
 */
export function knownQuestions(form: Form, answers: Record<string, Answer>, about: About): Known {
  const decisive = new Set<string>();
  const open = new Set<string>();
  const so = watched(nest(form, answers), (key) => look(key));
  function look(key: string): void {
    decisive.add(key);
    if (open.has(key)) throw new Unanswered(key);
  }
  const seen = watchedAbout(form, about, so, look);
  const asked = questions(form, answers);
  const known = asked.filter((question) => {
    const isKnown = !waits(() => ask(form, question, so, seen));
    if (answers[question.path] === undefined) open.add(question.path);
    return isKnown;
  });
  const isAsked = new Set(asked.map(({ item, more, path }) => item?.group ?? more?.group.key ?? path));
  for (const field of form.fields) {
    if (!isAsked.has(field.key)) waits(() => field.when?.(so));
  }
  const waiting = asked.filter((question) => !known.includes(question));
  return { questions: known, decisive, waiting };
}

/** Lets a question look at all that it looks at before it is asked. */
function ask(form: Form, { field, item }: Question, so: Answers, about: About): void {
  if (item === undefined) {
    field.when?.(so);
  } else {
    form.fields.find((one) => isGroup(one) && one.key === item.group)?.when?.(so);
  }
  field.only?.(so, about.current);
  field.usual?.(about, so);
  field.ready?.(about);
  field.notes?.(about);
}

function waits(asking: () => void): boolean {
  try {
    asking();
    return false;
  } catch (error) {
    if (error instanceof Unanswered) return true;
    throw error;
  }
}

function watched(answers: Answers, look: (key: string) => void): Answers {
  return new Proxy(answers, {
    get(target, key, receiver) {
      if (typeof key === 'string') look(key);
      return Reflect.get(target, key, receiver);
    },
  });
}

/** The chosen cases are the answer in which they are chosen. */
function watchedAbout(form: Form, about: About, answered: Answers, look: (key: string) => void): About {
  const field = form.fromCases?.field ?? form.company;
  return {
    ...about,
    answered,
    get cases() {
      if (field !== undefined) look(field);
      return about.cases;
    },
  };
}
