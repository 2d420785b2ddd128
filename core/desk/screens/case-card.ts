import type { Case } from '../../cases/case.ts';
import { namedIn, viewerOf } from '../../cases/rights.ts';
import { isReachable, peopleOf } from '../../messages/address.ts';
import { overdueButton, stageButtons } from '../../messages/compose.ts';
import { type Button, type Line, line, type Screen } from '../../messages/screen.ts';
import { dueText, stageObligation } from '../../obligations/expected.ts';
import { isCaseRole, type Role } from '../../people/role.ts';
import type { Process } from '../../processes/process.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { mayOpen } from '../may-open.ts';
import { rows } from '../prompt.ts';
import { keepsContacts, mayBring, standingNow } from '../rights.ts';
import { mayLinkChat } from './chat-code.ts';
import { clientMoneyButtons } from './client-money.ts';
import { isManager } from './people.ts';

/** Where the case stands: the stage, who holds it, since when and until when. */
function standing(kit: Kit, current: Case): Line[] {
  const process = kit.cases.process(current.process);
  const stages = kit.cases.stagesOf(current);
  // Where somebody owes something, what merely waits is left out.
  const owed = stages.filter(({ meta }) => meta.rest !== true);
  return (owed.length > 0 ? owed : stages).map(({ path, meta, entered }) => {
    const owner = ownerText(process, current, meta.owner);
    const due = stageObligation(process, current, { path, meta, entered }, kit.ports.company.zone)?.dueAt;
    const params = {
      stage: { text: t(`${process.name}.stage.${path}`) },
      owner: { text: owner },
      since: { at: entered.at },
    };
    return line(
      due === undefined
        ? t('case.stage', params)
        : t('case.stageWithDue', { ...params, due: { text: dueText(current, { meta }, due) } }),
    );
  });
}

/** Who holds a stage: the one who has the role in this case, those who are asked, or whoever has the role at all. */
function ownerText(process: Process, { context }: Case, owner: Role): Text {
  const holder = process.holders(context)[owner];
  const people = isCaseRole(owner) ? namedIn(process, context, owner) : holder === undefined ? [] : [holder];
  if (people.length === 0) return t(`role.${owner}`);
  return t('list', { items: { list: people.map((person) => t('person', { name: { person } })) } });
}

/** The card of a case with everything that this person can do now; null when it is not theirs to see. */
export async function caseCard(kit: Kit, visitor: Visitor, caseId: string): Promise<Screen | null> {
  const current = await kit.cases.load(caseId);
  if (current === null) return null;
  const process = kit.cases.process(current.process);
  const viewer = viewerOf(process, visitor, current);
  if (viewer === null) return null;
  const staff = viewer === 'staff';
  const now = kit.ports.clock.now();
  const buttons = kit.cases
    .stagesOf(current)
    .flatMap((stage) => stageButtons(process, current, stage, visitor.person, now));
  const party = staff ? undefined : standingNow(kit, visitor.person, current, [viewer])?.party;
  const lines = process.card(current, viewer, party);
  return {
    title: process.title(current),
    lines: [...(staff ? standing(kit, current) : partnerStanding(current)), 'gap', ...lines],
    buttons: [
      ...rows([...buttons, ...(staff ? overdueButton(process, current) : [])], 1),
      ...(staff ? await aside(kit, visitor, current) : []),
    ],
  };
}

/** The card as it was asked for; where the process wants to know who has looked, a partner's look is taken down. */
export async function lookAt(kit: Kit, visitor: Visitor, caseId: string): Promise<Screen | null> {
  const card = await caseCard(kit, visitor, caseId);
  const current = card === null || visitor.door === 'staff' ? null : await kit.cases.load(caseId);
  const process = current === null ? undefined : kit.cases.process(current.process);
  const { onLook } = process ?? {};
  if (current === null || process === undefined || onLook === undefined || current.closed) return card;
  const party = standingNow(kit, visitor.person, current, process.facts[onLook]?.by)?.party;
  if (party === undefined) return card;
  await kit.cases.handle({
    commandId: `look/${party}`,
    process: process.name,
    caseId,
    fact: { type: onLook },
    doer: visitor.person,
    channel: 'telegram-partners',
  });
  return card;
}

function partnerStanding(current: Case): Line[] {
  const stage = Object.keys(current.stages)[0] ?? '';
  return [line(t(`${current.process}.partnerStage.${stage}`))];
}

/** What a colleague may look at or start from the card. */
async function aside(kit: Kit, visitor: Visitor, current: Case): Promise<Button[][]> {
  const { files = [] } = current.context as { files?: string[] };
  const view = (name: string, key: string): Button => ({
    text: t(key),
    action: { do: 'view', view: name, arg: current.id },
  });
  const related = kit.cases.process(current.process).related?.(current) ?? [];
  const more: Button[] = related.map(({ case: id, text }) => ({
    text,
    action: { do: 'view', view: 'case', arg: id },
  }));
  if (current.process === 'client') {
    if (mayOpen(kit, visitor, { process: 'transport-order', form: 'request' }, null)) {
      more.push({
        text: t('menu.newOrder'),
        action: { do: 'form', form: 'transport-order.request', arg: current.id },
      });
    }
    if (mayOpen(kit, visitor, { process: 'deal', form: 'new' }, null))
      more.push({ text: t('menu.newDeal'), action: { do: 'form', form: 'deal.new', arg: current.id } });
    more.push(view('ordersof', 'case.orders'), ...clientMoneyButtons(kit, visitor, current));
  }
  if (mayInvite(kit, visitor, current)) more.push(view('invitees', 'case.invite'));
  if (mayLinkChat(kit, visitor.person, current)) more.push(view('chatcode', 'case.linkChat'));
  if (current.process === 'colleague' && isManager(visitor.person)) {
    const { person } = current.context as { person: string };
    more.push({
      text: t('case.inviteLink'),
      action: { do: 'view', view: 'invite', arg: `${current.id}.${person}` },
    });
  }
  if (await canWrite(kit, visitor, current)) {
    more.push({ text: t('case.write'), action: { do: 'form', form: 'write', caseId: current.id } });
  }
  if (files.length > 0) more.push(view('files', 'case.files'));
  more.push(view('history', 'case.history'));
  return rows(more, 2);
}

/** The same people invite a company's contacts as write to them. */
function mayInvite(kit: Kit, { person }: Visitor, current: Case): boolean {
  const isCompany = current.process === 'client' || current.process === 'carrier';
  return isCompany && keepsContacts(kit, person, current);
}

/** There is somebody to write to, and this colleague may. */
async function canWrite(kit: Kit, { person }: Visitor, current: Case): Promise<boolean> {
  if (current.closed || !mayBring(kit, person, current, 'messageSent')) return false;
  const people = await peopleOf(kit.ports.people, kit.cases.process(current.process), current);
  return people.some(isReachable);
}

/** The papers of a case. */
export async function files(kit: Kit, visitor: Visitor, caseId: string): Promise<Screen | null> {
  const current = await kit.cases.load(caseId);
  if (current === null) return null;
  const process = kit.cases.process(current.process);
  if (visitor.door !== 'staff' || viewerOf(process, visitor, current) === null) return null;
  const { files: ids = [] } = current.context as { files?: string[] };
  return {
    title: t('case.filesOf', { case: { text: process.title(current) }, n: ids.length }),
    lines: [],
    files: ids.slice(-10),
    buttons: [[{ text: t('button.card'), action: { do: 'view', view: 'case', arg: caseId } }]],
  };
}
