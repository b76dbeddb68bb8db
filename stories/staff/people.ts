// What a server would answer to staff, for stories and tests: references and amounts, nobody's data.
import type { OutboxPage } from '@faelles/schemas/delivery.js';
import type { StaffCalls } from '@faelles/journey/staff/staff-calls.js';
import type { Difference, Reconciliation, Staff, StaffPayment, StaffPaymentLine, StaffSession } from '@faelles/schemas/staff.js';

const at = '2026-11-20T09:15:00.000Z';
export const line: StaffPaymentLine = {
  id: '6f1c2a10-5a7e-4c1b-9d53-0d6a7a1f2b01', reference: 'RV-2026-WTM2PG', solution: 'road-permit', applicationState: 'received', attempt: 1,
  state: 'captured', method: 'card', provider: 'nexi', orderOre: 38_400,
  amounts: { authorisedOre: 38_400, capturedOre: 38_400, refundedOre: 0, cancelledOre: 0 }, createdAt: at,
};

export const payment: StaffPayment = {
  ...line,
  order: {
    currency: 'DKK', netOre: 38_400, taxOre: 0, totalOre: 38_400,
    lines: [{ id: 'use', label: { da: 'Brug af vejen', en: 'Use of the road' }, quantity: 64, unitPriceOre: 600, vatRate: 0, netOre: 38_400, taxOre: 0, grossOre: 38_400 }],
  },
  paidWith: 'Dankort **** 0004', transactionId: 'e6d47df6397b4eafa63e893624825d56', updatedAt: at,
  refundableOre: 38_400, capturableOre: 0, due: [],
  movements: [
    { kind: 'authorised', ore: 38_400, cause: 'webhook', at },
    { kind: 'captured', ore: 38_400, cause: 'capture', at },
  ],
  refunds: [], events: [{ name: 'payment.reservation.created.v2', at }], actions: [], attempts: [line],
};

export const partlyRefunded: StaffPayment = {
  ...payment,
  state: 'partly-refunded',
  amounts: { ...payment.amounts, refundedOre: 10_000 },
  refundableOre: 28_400,
  movements: [...payment.movements, { kind: 'refunded', ore: 10_000, cause: 'refund', at }],
  refunds: [{ id: '6f1c2a10-5a7e-4c1b-9d53-0d6a7a1f2b02', amountOre: 10_000, at, state: 'done', reason: 'overpaid', askedBy: 'demo-oekonomi', note: 'Aftalt i telefonen', tries: 1 }],
};

/** Its money cannot be taken. */
export const stuck: StaffPayment = {
  ...payment, state: 'authorised', amounts: { ...payment.amounts, capturedOre: 0 }, refundableOre: 0, due: [{ what: 'capture', at, tries: 6 }], movements: payment.movements.slice(0, 1),
};

export const differences: Difference[] = [
  { code: 'received-without-payment', since: at, reference: 'RV-2026-AB12CD', ore: 0, orderOre: 38_400 },
  { code: 'amount-mismatch', since: at, provider: 'nexi', payment: line.id, reference: line.reference, ore: 38_399, orderOre: 38_400 },
  { code: 'unknown-payment', since: at, provider: 'vipps', about: '0d6a7a1f2b010d6a7a1f2b01', count: 3 },
  { code: 'slip-overdue', since: '2026-11-12T00:00:00.000Z', provider: 'invoice', payment: line.id, reference: line.reference, about: '000000000000018', ore: 38_400, orderOre: 38_400 },
];

export const reconciliation: Reconciliation = {
  id: '6f1c2a10-5a7e-4c1b-9d53-0d6a7a1f2b03', at, state: 'done', from: at, to: at, checked: 214, unanswered: 0, differences, startedBy: 'night', doneAt: at,
};

export const mayRefund: Staff = { id: 'demo-oekonomi', name: 'Økonomi Testesen', roles: ['see', 'refund'] };
export const maySee: Staff = { id: 'demo-vagt', name: 'Vagt Prøvesen', roles: ['see'] };

export const payout = { key: 'refund-1', paymentId: '000000000000018', payment: line.id, amountOre: 10_000, orderedAt: at };

const message = { solution: 'road-permit', createdAt: at, mayRetry: false };
/** One given up, one that waits for its next try, one not tried yet. */
export const outbox: OutboxPage = {
  counts: { waiting: 2, sending: 0, sent: 214, dead: 1 },
  messages: [
    { ...message, id: '6f1c2a10-5a7e-4c1b-9d53-0d6a7a1f2b04', channel: 'digital-post', reference: 'RV-2026-WTM2PG', state: 'dead', tries: 1, error: 'refused', mayRetry: true },
    { ...message, id: '6f1c2a10-5a7e-4c1b-9d53-0d6a7a1f2b05', channel: 'nemsms', reference: 'RV-2026-WTM2PG', state: 'waiting', tries: 3, dueAt: '2026-11-20T09:25:00.000Z', error: 'timeout' },
    { ...message, id: '6f1c2a10-5a7e-4c1b-9d53-0d6a7a1f2b06', channel: 'digital-post', reference: 'RV-2026-AB12CD', state: 'waiting', tries: 0, dueAt: at },
  ],
};

/** A call that never ends, one without a connection, one the server refuses. */
export const never = (): Promise<never> => new Promise(() => {});
export const offline = (): Promise<never> => Promise.reject(Object.assign(new Error('offline'), { name: 'NetworkError' }));
export const refused = (status: number, current?: object) => (): Promise<never> => Promise.reject(Object.assign(new Error('refused'), { name: 'ProblemError', status, problem: { current } }));

/** A server that answers so. */
export function answering(session: StaffSession = { staff: mayRefund }, some: Partial<StaffCalls> = {}): StaffCalls {
  return {
    session: async () => session,
    signIn: async () => ({ staff: mayRefund }),
    signOut: async () => undefined,
    reconciliations: async () => ({ newest: reconciliation, earlier: [] }),
    reconciliation: async () => reconciliation,
    reconcile: async () => ({ ...reconciliation, state: 'running', differences: [], checked: 12 }),
    payments: async () => ({ payments: [line] }),
    payment: async () => payment,
    refund: never,
    release: never,
    slipIn: async () => ({ outcome: 'paid', dueBackOre: 0 }),
    slipPayouts: async () => ({ payouts: [] }),
    slipPaidOut: never,
    outbox: async () => outbox,
    sendAgain: async () => undefined,
    rejectedWebhooks: async () => ({ rejected: [] }),
    ...some,
  };
}
