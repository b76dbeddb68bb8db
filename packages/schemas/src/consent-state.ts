import * as z from 'zod/mini';

/** State of one party's consent: where the fold of its events stands. */
export const ConsentState = z.enum(['none', 'requested', 'given', 'refused', 'withdrawn', 'expired', 'invalidated']);
export type ConsentState = z.infer<typeof ConsentState>;
