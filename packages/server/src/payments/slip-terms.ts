import type { applications } from '../database/applications.ts';
import type { ServerContext } from '../context.ts';
import { today } from '../today.ts';
import type { NewPayment } from './gateway.ts';
import { slipDueDate } from './invoice/due-date.ts';

/** What the definition says of the slip, and whether the application waits for its money. */
export async function slipTerms(
  ctx: ServerContext,
  application: Pick<typeof applications.$inferSelect, 'solution' | 'definitionVersion'>,
): Promise<NonNullable<NewPayment['slip']> & { waits: boolean }> {
  const solution = await ctx.solutions.version(application.solution, application.definitionVersion);
  const terms = solution?.definition.price?.slip;
  if (!terms) throw new Error(`The definition of ${application.solution} ${application.definitionVersion} has no slip`);
  return { type: terms.type, dueDate: slipDueDate(today(ctx), terms.dueDays), waits: terms.waits ?? false };
}
