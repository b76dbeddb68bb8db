import * as z from 'zod/mini';

/** A day, `2026-11-20`. */
export const isoDate = z.iso.date({ error: 'date-invalid' });

/** An instant with `Z` or an offset, `2026-11-20T14:30:00+01:00`. */
export const isoDateTime = z.iso.datetime({ offset: true, error: 'format' });

/** Whole øre, negative allowed. */
export const ore = z.int({ error: 'type' });

/** Whole øre, zero or more. */
export const positiveOre = z.int({ error: 'type' }).check(z.nonnegative({ error: 'too-small' }));
