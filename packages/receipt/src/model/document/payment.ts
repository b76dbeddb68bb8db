import { formatDate, formatDateTime, formatMoney, formatNumber } from '@faelles/language/format.js';
import { formatCvr } from '@faelles/schemas/identifiers/cvr.js';
import type { Order, OrderLine } from '@faelles/schemas/order.js';
import type { PaymentSlip } from '@faelles/schemas/payment.js';
import type { Receipt, ReceiptPayment } from '@faelles/schemas/receipt.js';
import { slipLines } from '@faelles/schemas/slip-lines.js';
import type { Block, Fact, Said, TableRow } from './blocks.ts';
import type { Writer } from './writer.ts';

/** What was paid, to whom, how and when; what is still to be paid and how, or was paid back; why there was nothing to pay. */
export function paymentBlocks({ payment, authority }: Receipt, w: Writer): Block[] {
  if (!payment) return [];
  const heading: Block = { kind: 'heading', level: 2, text: w.say('receipt.payment'), section: 'payment' };
  if (payment.state === 'not-required') return [heading, orderTable(payment.order, w), { kind: 'paragraph', text: w.say('receipt.nothing-to-pay') }];
  const { slip, remainingOre, order } = payment;
  const payee = w.text(authority.name).text;
  return [
    heading,
    orderTable(order, w),
    { kind: 'facts', rows: amounts(payment, `${payee}, CVR ${formatCvr(authority.cvr)}`, w) },
    ...(slip && remainingOre > 0 ? slipBlocks(slip, order.totalOre - remainingOre, payee, w) : []),
  ];
}

function amounts({ amounts, remainingOre, slip, paidAt, paidWith, transactionId }: ReceiptPayment, payee: string, w: Writer): Fact[] {
  const { authorisedOre, capturedOre, refundedOre } = amounts;
  const money = (key: string, ore: number): Fact[] => (ore > 0 ? [{ term: w.say(key), value: { text: formatMoney(ore, w.language) } }] : []);
  const line = (key: string, text: string | undefined, more: Partial<Fact> = {}): Fact[] =>
    text ? [{ term: w.say(key), value: { text }, ...more }] : [];
  return [
    ...money('receipt.paid', capturedOre),
    ...money('receipt.reserved', capturedOre === 0 ? authorisedOre : 0),
    ...line('receipt.paid-at', paidAt && formatDateTime(paidAt, w.language), { time: paidAt! }),
    ...line('receipt.method', paidWith ?? (slip && w.t('receipt.by-slip'))),
    ...line('receipt.transaction', transactionId),
    ...money('receipt.refunded', refundedOre),
    ...line('receipt.payee', capturedOre > 0 || authorisedOre > 0 ? payee : undefined),
    ...money('receipt.remaining', remainingOre),
  ];
}

/** The order as a table of two columns: what, with its count and reduction below, and the amount; the total in its foot. */
function orderTable(order: Order, w: Writer): Block {
  const money = (ore: number) => formatMoney(ore, w.language);
  return {
    kind: 'table',
    caption: w.say('order.caption'),
    head: [w.say('order.item'), w.say('order.amount')],
    rows: order.lines.map((line) => ({ label: w.text(line.label), notes: notes(line, w), amount: money(line.grossOre) })),
    foot: [
      ...(order.taxOre ? [{ label: w.say('order.vat'), notes: [], amount: money(order.taxOre) }] : []),
      { label: w.say('order.total'), notes: order.vatText ? [w.text(order.vatText)] : [], amount: money(order.totalOre), total: true } satisfies TableRow,
    ],
  };
}

/** "18 m² × dage à 10,00 kr."; nothing for one single thing. And what is not billed, and why. */
function notes({ quantity, unit, unitPriceOre, exemption, taxOre }: OrderLine, w: Writer): Said[] {
  const { language } = w;
  const params = { quantity: formatNumber(quantity, language), unit: unit ? w.text(unit).text : '', price: formatMoney(unitPriceOre, language) };
  return [
    // Without a unit there would be two spaces, which HTML swallows and others show.
    ...(quantity === 1 && !unit ? [] : [{ text: w.t('order.count', params).replace(/ {2,}/g, ' ') }]),
    ...(exemption
      ? [w.say(taxOre ? 'order.exemption-before-vat' : 'order.exemption', {
          percent: formatNumber(exemption.percent, language),
          amount: formatMoney(exemption.ore, language),
          reason: w.text(exemption.reason).text,
        })]
      : []),
  ];
}

/** How to pay what remains: what is typed into a bank, in the order it asks. */
function slipBlocks(slip: PaymentSlip, paidOre: number, payee: string, w: Writer): Block[] {
  const dueOre = Math.max(0, slip.amountOre - paidOre);
  const params = { amount: formatMoney(dueOre, w.language), paid: formatMoney(paidOre, w.language), date: formatDate(slip.dueDate, w.language), type: `+${slip.type}` };
  return [
    { kind: 'heading', level: 3, text: w.say('slip.heading') },
    { kind: 'paragraph', text: w.say(paidOre > 0 ? 'slip.lead-rest' : 'slip.lead', params), strong: true },
    {
      kind: 'facts',
      rows: [
        ...slipLines(slip, dueOre).map(({ name, shown, copied }): Fact => ({ term: w.say(`slip.${name}`), value: { text: shown }, code: true, ...(copied !== undefined && { copy: copied }) })),
        { term: w.say('slip.due'), value: { text: params.date }, time: slip.dueDate },
        { term: w.say('slip.payee'), value: { text: payee } },
      ],
    },
    { kind: 'heading', level: 4, text: w.say('slip.how') },
    { kind: 'list', ordered: true, items: ['open', 'type', 'amount'].map((step) => w.say(`slip.how.${step}`, params)) },
    { kind: 'paragraph', text: { text: `${w.t('slip.how.done')} ${w.t('slip.how.help')}` } },
  ];
}
