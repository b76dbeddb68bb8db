import { and, eq, isNull } from 'drizzle-orm';
import { formatFiLine, parseFiCreditor } from '@faelles/schemas/identifiers/fi-payment.js';
import type { PaymentSlip } from '@faelles/schemas/payment.js';
import type { ServerContext } from '../../context.ts';
import type { Database } from '../../database/open.ts';
import { slipPayouts, slips } from '../../database/slips.ts';
import { GatewayError, type NewPayment, type PaymentGateway } from '../gateway.ts';
import { accountOf, findSlip, paidIn, type SlipRow } from './books.ts';
import { unpaidFrom } from './due-date.ts';
import { nextPaymentId } from './slip-number.ts';

/** What the operator's agreement with the bank says. */
export interface InvoiceSettings {
  /** Creditor number, eight digits; for +71 the first is 8. */
  creditor: string;
  /** Kind of slip it is for. */
  type: '71' | '75';
  /** Digits every payment id begins with, where several systems share the creditor number; or ''. */
  prefix: string;
}

/**
 * Payment slips (fælles indbetalingskort) as a provider among the others: the money goes from bank to bank, and the
 * account of it is our own books, which staff fill from the bank's list (`incoming.ts`). Nothing is reserved: what came in
 * is authorised and captured at once. Money goes back by a transfer that somebody makes (`payouts.ts`).
 */
export function invoiceGateway(ctx: Pick<ServerContext, 'db' | 'clock'>, settings: InvoiceSettings): PaymentGateway {
  const known = async (operation: string, paymentId: string): Promise<SlipRow> => {
    const slip = await findSlip(ctx.db, paymentId);
    if (!slip) throw new GatewayError('refused', operation, 404);
    return slip;
  };
  return {
    traits: { flows: ['slip'], partialCapture: false, partialCancel: false, partialRefund: true },

    async create(payment) {
      const terms = payment.slip;
      if (!terms || terms.type !== settings.type || !parseFiCreditor(settings.type, settings.creditor).ok) {
        throw new GatewayError('refused', 'create');
      }
      const slip = await ctx.db.transaction(async (tx) => write(tx as unknown as Database, payment, terms.dueDate));
      return { providerId: slip.paymentId, slip: asPrinted(slip) };
    },

    async retrieve(paymentId) {
      const account = await accountOf(ctx.db, paymentId);
      if (!account) throw new GatewayError('refused', 'retrieve', 404);
      const { slip, inOre, outOre, toPayOutOre, version } = account;
      return {
        kind: 'reading',
        // Two copies of the server may read at the same millisecond, or by clocks that differ: what knows more is newer.
        askedAt: slip.createdAt.getTime() + version,
        amounts: { authorisedOre: inOre, capturedOre: inOre, refundedOre: outOre, cancelledOre: 0 },
        facts: { inParts: true, orderOre: slip.amountOre, ...(slip.closedAt !== null && { cancelledByService: true }) },
        refundingOre: toPayOutOre,
        charges: inOre > 0 ? [{ id: paymentId, amountOre: inOre }] : [],
      };
    },

    async close(paymentId) {
      await known('close', paymentId);
      return ctx.db.transaction(async (transaction) => {
        const tx = transaction as unknown as Database;
        await findSlip(tx, paymentId, true);
        if ((await paidIn(tx, paymentId)) > 0) return false;
        await tx.update(slips).set({ closedAt: ctx.clock(), lookAt: null }).where(and(eq(slips.paymentId, paymentId), isNull(slips.closedAt)));
        return true;
      });
    },

    // What came in is ours already: there is nothing to take, and nothing that is only reserved.
    charge: (paymentId) => known('charge', paymentId).then(() => undefined),
    cancel: () => Promise.reject(new GatewayError('refused', 'cancel')),

    async refund({ providerId, amountOre, key }) {
      await known('refund', providerId);
      const row = { key, paymentId: providerId, amountOre, orderedAt: ctx.clock() };
      await ctx.db.insert(slipPayouts).values(row).onConflictDoNothing({ target: slipPayouts.key });
      return { refundId: key };
    },

    // Banks do not call: what came in is booked by staff.
    readWebhook: () => 'forged',
  };

  async function write(tx: Database, payment: NewPayment, dueDate: string): Promise<SlipRow> {
    const mine = eq(slips.attempt, payment.id);
    const [before] = await tx.select().from(slips).where(mine);
    if (before) return before;
    const [row] = await tx
      .insert(slips)
      .values({
        paymentId: await nextPaymentId(tx, settings.type, settings.prefix),
        attempt: payment.id,
        type: settings.type,
        creditor: settings.creditor,
        amountOre: payment.order.totalOre,
        dueDate,
        createdAt: ctx.clock(),
        lookAt: unpaidFrom(dueDate),
      })
      // A second click at the same moment: its number is lost, and the first one's slip is the slip.
      .onConflictDoNothing({ target: slips.attempt })
      .returning();
    return row ?? (await tx.select().from(slips).where(mine))[0]!;
  }
}

/** A slip as the citizen needs it. */
function asPrinted({ type, paymentId, creditor, dueDate, amountOre }: SlipRow): PaymentSlip {
  return { type, paymentId, creditor, dueDate, amountOre, line: formatFiLine({ cardType: type, paymentId, creditor }) };
}
