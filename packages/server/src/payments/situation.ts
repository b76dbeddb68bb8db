import type { PaymentSituation } from '@faelles/schemas/payment.js';
import type { ServerContext } from '../context.ts';
import type { applications } from '../database/applications.ts';
import { methodsFor } from './registry.ts';
import type { PaymentRow } from './row.ts';
import { attemptsOf, decisive, unpaidSlip, viewPayment } from './store.ts';

type ApplicationRow = typeof applications.$inferSelect;
const day = 86_400_000;

/** Everything a page needs to let somebody pay for an application. */
export async function situationOf(ctx: ServerContext, application: ApplicationRow): Promise<PaymentSituation> {
  const { definition } = (await ctx.solutions.version(application.solution, application.definitionVersion)) ?? {};
  const decided = decisive(await attemptsOf(ctx.db, application.id));
  const until = await payUntil(ctx, application);
  return {
    applicationId: application.id,
    reference: application.reference,
    order: application.order,
    methods: methodsFor(ctx, definition ?? {}),
    ...(decided && { payment: await viewPayment(ctx.db, decided) }),
    ...(until && { payUntil: until.toISOString() }),
    mayPayLater: until !== undefined && definition?.price?.payLater !== undefined,
  };
}

/** Until when an application waits to be paid; undefined when it does not wait. Unpaid, retention leaves it alone until then. */
export async function payUntil(ctx: ServerContext, application: ApplicationRow): Promise<Date | undefined> {
  if (application.state === 'received') return slipUntil(ctx, await attemptsOf(ctx.db, application.id));
  if (application.state !== 'awaiting-payment') return undefined;
  const days = await waitingDays(ctx, application);
  const since = application.waitingSince ?? application.submittedAt;
  return new Date(Math.max(since.getTime() + days * day, application.payUntil?.getTime() ?? 0));
}

/** A slip that was written waits until the end of its day, and is taken afterwards too. */
function slipUntil(ctx: ServerContext, attempts: readonly PaymentRow[]): Date | undefined {
  const due = unpaidSlip(attempts)?.slip?.dueDate;
  if (due === undefined) return undefined;
  return new Date(Math.max(Date.parse(`${due}T22:59:59Z`), ctx.clock().getTime() + day));
}

/** Whole days an application waits to be paid: the usual ones, or those a pay-later link promises. */
export async function waitingDays(ctx: ServerContext, application: Pick<ApplicationRow, 'solution' | 'definitionVersion'>): Promise<number> {
  const { definition } = (await ctx.solutions.version(application.solution, application.definitionVersion)) ?? {};
  return Math.max(definition?.retention?.unpaidDays ?? ctx.config.retention.unpaidDays, definition?.price?.payLater?.days ?? 0);
}
