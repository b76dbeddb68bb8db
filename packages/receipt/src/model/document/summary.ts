import { formatDateTime } from '@faelles/language/format.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import type { Block, Fact } from './blocks.ts';
import type { Writer } from './writer.ts';

const headings = {
  acknowledgement: 'receipt.heading',
  'immediate-result': 'receipt.heading-immediate',
  completion: 'receipt.heading-completion',
};

/** Success first: that it arrived, with whom, under which number, when, and who sent it. */
export function summaryBlocks(receipt: Receipt, masked: boolean, w: Writer, whyHidden?: string): Block[] {
  const { kind, authority, solution, reference, receivedAt } = receipt;
  const lead = kind === 'acknowledgement' ? 'receipt.lead' : `receipt.lead-${kind}`;
  return [
    { kind: 'heading', level: 1, text: w.say(headings[kind]), section: 'summary' },
    ...(masked ? [{ kind: 'notice', look: 'info', text: whyHidden === undefined ? w.say('receipt.masked') : { text: whyHidden } } as const] : []),
    { kind: 'lead', text: w.say(lead, { authority: w.text(authority.name).text }) },
    {
      kind: 'facts',
      rows: [
        { term: w.say('receipt.solution'), value: w.text(solution.title) },
        { id: 'reference', term: w.say('receipt.reference'), value: { text: reference }, copy: reference },
        {
          id: 'received-at',
          term: w.say('receipt.received-at'),
          value: { text: `${formatDateTime(receivedAt, w.language)} ${w.t('receipt.time-zone')}` },
          time: receivedAt,
        },
        ...people(receipt, masked, w),
      ],
    },
  ];
}

/** Who acted, and for whom when they are not the same (Ombudsman's overviews 12 and 13). */
function people({ actor, subject, representation }: Receipt, masked: boolean, w: Writer): Fact[] {
  const name = (displayName: string | undefined) =>
    displayName !== undefined ? w.typed(displayName)
    : masked ? w.say('receipt.hidden')
    : undefined;
  const sender = actor.kind === 'anonymous' ? w.say('receipt.not-signed-in') : name(actor.displayName);
  const facts: Fact[] = sender ? [{ term: w.say('receipt.sent-by'), value: sender }] : [];
  const subjectName = representation && name(subject.displayName);
  if (!representation || !subjectName) return facts;
  const basis = w.t(`receipt.representation.${representation.basis}`);
  return [
    ...facts,
    { term: w.say('receipt.on-behalf-of'), value: subjectName },
    { term: w.say('receipt.representation-label'), value: { text: basis } },
  ];
}
