import type { Incoming } from '../../core/desk/incoming.ts';
import type { Draft } from '../../core/forms/draft.ts';
import { type Field, type FieldKind, isSeveral } from '../../core/forms/form.ts';
import type { Action } from '../../core/messages/screen.ts';
import { freshInn } from './inn.ts';

type Answering = Extract<Action, { do: 'answer' }>;

/** A good answer to each kind of question as people type it; the kinds that are not here are answered by pressing. */
const TYPED: Partial<Record<FieldKind, string>> = {
  text: 'Как договаривались',
  documentNumber: '№ 78/1',
  letter: 'Машина будет к восьми',
  personName: 'Анна Петрова',
  companyName: 'ООО «Ромашка»',
  phone: '8 912 345-67-89',
  email: 'anna@romashka.ru',
  city: 'Казань',
  window: 'завтра 9-12',
  weight: '20 т',
  volume: '82',
  plate: 'А123ВС 152',
  places: '33 паллеты',
  integer: '14',
  temperature: '+2..+6',
  money: '500 000',
  rate: '85 000',
  vat: 'без НДС',
  contact: 'Иван, 8 912 345-67-89',
  moment: 'завтра 14:00',
  driver: 'Пётр Рулёв, 8 912 777-66-50',
  newColleague: 'Пётр Новиков, 8 912 777-66-55',
};

/** What somebody types in answer, or undefined where a button is pressed or a file is sent. */
export function typedAnswer(field: Field): string | undefined {
  if (field.kind === 'inn') return freshInn();
  if (field.kind === 'date') return field.past === true ? 'вчера' : 'завтра';
  if (field.kind === 'parsed') return field.key === 'lanes' ? 'Казань – Пермь и обратно' : '5 тентов 20 т';
  if (field.kind === 'yesno') return field.key === 'more' ? 'нет' : 'да';
  return TYPED[field.kind];
}

/** The presses that answer a question with buttons; `first` is the first of the options that are offered. */
export function pressedAnswer(field: Field, first: string): Pick<Answering, 'op' | 'arg'>[] {
  if (isSeveral(field)) return [{ op: 'more' }, { op: 'done' }];
  // The second body is a refrigerator: it brings the question about temperature with it.
  return [{ op: 'pick', arg: field.key === 'body' ? '1' : first }];
}

export function pressOn(draft: Draft, press: Pick<Answering, 'op' | 'arg'>): Answering {
  return { do: 'answer', draft: draft.id, step: draft.rev, ...press };
}

type File = Extract<Incoming['input'], { kind: 'file' }>['file'];

/** A document as the desk gets it. */
export function documentOf({ filename, bytes }: { filename: string; bytes: Uint8Array }): File {
  return { kind: 'document', name: filename, size: bytes.length, fetch: async () => bytes };
}
