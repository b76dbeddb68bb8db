import { formatDate, formatDateTime, formatDuration, formatMoney, formatTime } from '@faelles/language/format.js';
import type { ProcessingTime } from '@faelles/schemas/receipt-settings.js';
import type { Receipt, Reservation } from '@faelles/schemas/receipt.js';
import type { ActionItem, Block } from './blocks.ts';
import { hrefOf, linkBlock, type Writer } from './writer.ts';

/** What happens now and when, and what the citizen can do. */
export function nextBlocks(receipt: Receipt, w: Writer): Block[] {
  const actions = actionsOf(receipt, w);
  return [
    { kind: 'heading', level: 2, text: w.say('receipt.next'), section: 'next' },
    { kind: 'list', items: receipt.nextSteps.map((step) => w.text(step)) },
    ...(receipt.processingTime ? promise(receipt.processingTime, receipt.expectedBy, w) : []),
    ...(actions.length ? ([{ kind: 'heading', level: 3, text: w.say('receipt.actions') }, { kind: 'actions', items: actions }] as const) : []),
  ];
}

/** When an answer can be expected, what that rests on, and what is done when it cannot be kept. */
function promise(time: ProcessingTime, expectedBy: string | undefined, w: Writer): Block[] {
  const { basis, duration, workingDays, countsFrom, href, lateNotice } = time;
  const length =
    duration !== undefined ? formatDuration(duration, w.language)
    : workingDays !== undefined ? w.t('receipt.working-days', { count: workingDays })
    : undefined;
  const promised =
    expectedBy !== undefined ? w.say('receipt.expected-by', { date: formatDate(expectedBy, w.language) })
    : length !== undefined ? w.say('receipt.processing-time', { duration: length })
    : undefined;
  if (!promised) return [];
  const why = [
    w.t(`receipt.basis.${basis}`),
    ...(length === undefined ? []
      : expectedBy === undefined ? [w.t(`receipt.counts-from.${countsFrom}`)]
      : [w.t('receipt.length', { duration: length })]),
    ...(lateNotice ? [w.t('receipt.late-notice')] : []),
  ];
  return [
    { kind: 'paragraph', text: sentence(promised.text), strong: true },
    { kind: 'paragraph', text: { text: why.map((words) => sentence(words).text).join(' ') } },
    ...linkBlock('receipt.deadlines', href, w),
  ];
}

/** With a full stop, as a sentence has. */
const sentence = (text: string) => ({ text: /[.!?]$/.test(text) ? text : `${text}.` });

/** What the citizen can do: what remains to be paid comes first, then what the authority asks for. */
export function actionsOf({ payment, actions }: Receipt, w: Writer): ActionItem[] {
  const rest: ActionItem[] =
    payment && payment.remainingOre > 0
      ? [{ code: 'BETALING', label: w.say('receipt.pay-rest', { amount: formatMoney(payment.remainingOre, w.language) }), href: '#payment', ...span({ until: payment.slip?.dueDate }, w) }]
      : [];
  return [
    ...rest,
    ...actions.map(({ code, label, href, from, until }) => ({ code, label: w.text(label), ...hrefOf(href), ...span({ from, until }, w) })),
  ];
}

/** From and until, with the words of them in brackets, after the label. An instant is said as a day: actions have no hour. */
function span({ from, until }: { from?: string | undefined; until?: string | undefined }, w: Writer): Pick<ActionItem, 'from' | 'until' | 'when'> {
  const day = (value: string) => formatDate(value.slice(0, 10), w.language);
  const words = [
    from !== undefined ? w.t('receipt.action-from', { date: day(from) }) : '',
    until !== undefined ? w.t('receipt.action-until', { date: day(until) }) : '',
  ].filter(Boolean);
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }), ...(words.length > 0 && { when: `(${words.join(', ')})` }) };
}

/** Appointments, each with its day, hours and place. */
export function appointmentBlocks({ appointments = [] }: Receipt, w: Writer): Block[] {
  if (appointments.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: w.say('receipt.appointments'), section: 'appointments' },
    ...appointments.flatMap((appointment) => oneAppointment(appointment, w)),
  ];
}

function oneAppointment({ title, description, location, from, until }: Reservation, w: Writer): Block[] {
  const hours = `${formatDateTime(from, w.language)} – ${formatTime(until, w.language)} ${w.t('receipt.time-zone')}`;
  return [
    { kind: 'heading', level: 3, text: w.text(title) },
    {
      kind: 'facts',
      rows: [
        { term: w.say('receipt.when'), value: { text: hours }, time: from },
        { term: w.say('receipt.where'), value: w.text(location) },
        ...(description ? [{ term: w.say('receipt.remember'), value: w.text(description) }] : []),
      ],
    },
  ];
}

/** The result, in words, when it came at once or the case is done. */
export function resultBlocks({ kind, decision, result = [] }: Receipt, w: Writer): Block[] {
  if (kind === 'acknowledgement' || result.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: w.say(decision ? 'receipt.decision' : 'receipt.result'), section: 'result' },
    ...result.map((text) => ({ kind: 'paragraph' as const, text: w.text(text) })),
  ];
}

/** How to complain: only of a decision (forvaltningsloven § 25). */
export function complaintBlocks({ kind, decision, complaint }: Receipt, w: Writer): Block[] {
  if (kind === 'acknowledgement' || !decision || !complaint) return [];
  return [
    { kind: 'heading', level: 2, text: w.say('receipt.complaint'), section: 'complaint' },
    { kind: 'paragraph', text: w.text(complaint.text) },
    ...(complaint.until ? [{ kind: 'paragraph', text: w.say('receipt.complaint-until', { date: formatDate(complaint.until, w.language) }), strong: true } as const] : []),
    ...linkBlock('receipt.complaint-link', complaint.href, w),
  ];
}
