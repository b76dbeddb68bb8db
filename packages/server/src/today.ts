import { todayIn } from '@faelles/schemas/date.js';
import type { ServerContext } from './context.ts';

/** The day it is where the authorities are, `YYYY-MM-DD`. */
export function today(ctx: Pick<ServerContext, 'clock'>): string {
  return todayIn('Europe/Copenhagen', ctx.clock());
}
