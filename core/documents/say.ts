import { named } from '../messages/names.ts';
import type { Line } from '../messages/screen.ts';
import type { Ports } from '../ports/index.ts';
import { type Text, t } from '../texts/text.ts';
import type { Paper, PaperSection, SaidLine, SaidPaper, SaidSection } from './paper.ts';

export type SayPorts = Pick<Ports, 'people' | 'directory' | 'inbox' | 'ledger' | 'texts' | 'company'>;

/** A line to write on. */
const BLANK = '____________________';

type Say = (text: Text) => Promise<string>;

/** Puts names in place and says a paper in the company's language. */
export async function sayPaper(ports: SayPorts, paper: Paper): Promise<SaidPaper> {
  const aloud = (text: Text) => ports.texts.say(ports.company.locale, text);
  const say: Say = async (text) => aloud(await named(ports, text));
  const title = await named(ports, paper.title);
  return {
    heading: aloud(
      t('paper.heading', { title: { text: title }, number: paper.number, day: { day: paper.date } }),
    ),
    date: paper.date,
    sections: [
      ...(paper.parties === undefined ? [] : [await sayParties(ports, say, paper.parties)]),
      ...(await Promise.all(paper.sections.map((section) => saySection(say, section)))),
    ],
    signatures: await Promise.all(paper.signatures.map(say)),
    signHere: {
      signature: aloud(t('paper.signature')),
      name: aloud(t('paper.signatory')),
      stamp: aloud(t('paper.stamp')),
    },
    pageOf: (page, pages) => aloud(t('paper.page', { page, pages })),
  };
}

/** Name and INN of each party; what is not known of the company itself is left to be filled in by hand. */
async function sayParties(
  { directory, company }: SayPorts,
  say: Say,
  parties: NonNullable<Paper['parties']>,
): Promise<SaidSection> {
  const rows = parties.map(async ({ as, party }) => {
    const known = party === undefined ? company : await directory.get(party);
    const { name = BLANK, inn = BLANK } = known ?? {};
    return { label: await say(as), value: await say(t('paper.party', { name, inn })) };
  });
  return { title: await say(t('paper.parties')), rows: await Promise.all(rows) };
}

async function saySection(say: Say, { title, rows, table }: PaperSection): Promise<SaidSection> {
  const sayAll = (texts: Text[]) => Promise.all(texts.map(say));
  return {
    ...(title === undefined ? {} : { title: await say(title) }),
    rows: await Promise.all(rows.map(async (row) => (row === 'gap' ? row : sayLine(say, row)))),
    ...(table === undefined
      ? {}
      : { table: { head: await sayAll(table.head), rows: await Promise.all(table.rows.map(sayAll)) } }),
  };
}

async function sayLine(say: Say, { label, value }: Line): Promise<SaidLine> {
  return { ...(label === undefined ? {} : { label: await say(label) }), value: await say(value) };
}

/** `Заявка 12-1.pdf`: a name that every file system takes. */
export async function fileNameOf(ports: SayPorts, { title, number }: Paper): Promise<string> {
  const name = t('paper.fileName', { title: { text: await named(ports, title) }, number });
  const words = ports.texts.say(ports.company.locale, name);
  const plain = words.replaceAll(/[\\/:*?"<>|]+/g, '-').replaceAll(/\s+/g, ' ');
  return `${plain.slice(0, 110).trim()}.pdf`;
}
