import { sql } from 'drizzle-orm';
import { bigserial, check, date, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { JsonObject } from '@faelles/schemas/json.js';
import type { Text } from '@faelles/schemas/text.js';
import { applications } from './applications.ts';
import { instant, jsonText } from './columns.ts';

/** The five values of Mit Overblik: Oprettet, Behandles, Afgjort, Afsluttet, Afvist. */
export type CaseStatusValue = 'created' | 'processing' | 'decided' | 'closed' | 'rejected';

/** Whom the case waits for. */
export type WaitingFor = 'citizen' | 'authority' | 'third-party';

/**
 * What the authority has said of a case, append-only: a trigger refuses every change but erasing `note` and `decision`,
 * which can hold words about a person.
 */
export const applicationStatus = pgTable(
  'application_status',
  {
    id: uuid('id').primaryKey(),
    /** The order in which it was told: two can say the same `at`. */
    position: bigserial('position', { mode: 'number' }).notNull(),
    applicationId: uuid('application_id').notNull().references(() => applications.id),
    status: text('status').$type<CaseStatusValue>().notNull(),
    /** When it became so, as the authority says. */
    at: instant('at').notNull(),
    waitingFor: text('waiting_for').$type<WaitingFor>(),
    expectedBy: date('expected_by', { mode: 'string' }),
    note: jsonText<Text>('note'),
    decision: jsonText<JsonObject>('decision'),
    idempotencyKey: text('idempotency_key').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [
    check('application_status_value', sql`${table.status} in ('created', 'processing', 'decided', 'closed', 'rejected')`),
    check('application_status_waiting_for', sql`${table.waitingFor} in ('citizen', 'authority', 'third-party')`),
    unique('application_status_key').on(table.applicationId, table.idempotencyKey),
    index('application_status_application').on(table.applicationId, table.position),
  ],
);
