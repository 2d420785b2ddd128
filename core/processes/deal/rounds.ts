import { approvalId } from '../../approvals/index.ts';
import type { Move } from './chart.ts';
import type { Deal, Subject } from './context.ts';
import { figuresOf } from './granting.ts';

/** The director gets it before him, as it stands now (S2-21, S2-33, G-28). */
export function submission(deal: Deal): Move[] {
  const { id, asked, number = '', client, goods, sales = '', rounds, standing } = deal;
  const figures = asked === undefined ? undefined : figuresOf(deal, asked.name);
  if (asked === undefined || figures === undefined) return [];
  const fact = {
    type: 'submitted',
    subject: { process: 'deal', caseId: id, name: asked.name },
    number,
    client,
    goods,
    requester: sales,
    version: rounds[asked.name] ?? 1,
    files: filesOf(deal, asked.name),
    reason: asked.reason,
    figures,
    ...(standing === undefined ? {} : { standing }),
  };
  return [{ type: 'command', process: 'approval', caseId: approvalId(id, asked.name), fact }];
}

/** The director need not decide any more; `name`: what he was asked about. */
export function recall({ id }: Deal, name: Subject): Move[] {
  const fact = { type: 'recalled' };
  return [{ type: 'command', process: 'approval', caseId: approvalId(id, name), fact }];
}

function filesOf({ quote, proposal }: Deal, name: Subject): string[] {
  return (name === 'deferral' ? proposal?.files : quote?.files) ?? [];
}
