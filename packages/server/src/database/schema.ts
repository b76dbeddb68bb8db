// Every table of the server, one file per group. `npx drizzle-kit generate --name <what>` in packages/server writes the
// next migration from the difference; a migration that was released is never edited.
export * from './sessions.ts';
export * from './definitions.ts';
export * from './drafts.ts';
export * from './applications.ts';
export * from './attachments.ts';
export * from './consents.ts';
export * from './idempotency.ts';
export * from './follow-up.ts';
export * from './links.ts';
export * from './outbox.ts';
export * from './payments.ts';
export * from './powers.ts';
export * from './receipts.ts';
export * from './slips.ts';
export * from './staff.ts';
export * from './status.ts';
export * from './uploads.ts';
export * from './webhooks.ts';
