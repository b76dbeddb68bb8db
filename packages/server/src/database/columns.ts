import { customType, timestamp } from 'drizzle-orm/pg-core';

/**
 * JSON kept as text. Not `jsonb`: that refuses U+0000 and lone surrogates, which a citizen can paste and a draft must
 * not lose, and it reorders members. Nothing asks the database about what is inside, so an adapter may encrypt it.
 */
export const jsonText = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => JSON.parse(value) as T,
  })(name);

/** Bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** An instant. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
