import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Tells where the words of the staff's page are: no citizen fetches them. */
export function registerStaffWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/staff.js')).staff);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/staff.js')).staff);
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/difference.js')).difference);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/difference.js')).difference);
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/outbox.js')).outbox);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/outbox.js')).outbox);
}
