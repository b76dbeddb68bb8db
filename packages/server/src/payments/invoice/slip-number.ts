import { sql } from 'drizzle-orm';
import { fiPaymentIdOf } from '@faelles/schemas/identifiers/fi-payment.js';
import { counters } from '../../database/applications.ts';
import type { Database } from '../../database/open.ts';

/**
 * The next payment id, never given before: a counter of the database, which every copy of the server shares. A number
 * whose transaction is rolled back is given to the next; one that is given is never given again.
 * @param prefix digits that keep several systems with one creditor number apart
 * @throws RangeError when no number is left
 */
export async function nextPaymentId(tx: Database, type: '71' | '75', prefix: string): Promise<string> {
  const [counter] = await tx
    .insert(counters)
    .values({ name: 'slip', value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning({ value: counters.value });
  const room = (type === '71' ? 14 : 15) - prefix.length;
  return fiPaymentIdOf(type, prefix + String(counter!.value).padStart(room, '0'));
}
