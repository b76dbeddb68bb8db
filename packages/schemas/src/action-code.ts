import * as z from 'zod/mini';

/** What can be done next, named as in Digital Post (MeMo 1.1). */
export const actionCodes = ['AFTALE', 'BEKRAEFT', 'BETALING', 'FORBEREDELSE', 'INFORMATION', 'SELVBETJENING', 'TILMELDING', 'UNDERSKRIV'] as const;
export const ActionCode = z.enum(actionCodes);
export type ActionCode = z.infer<typeof ActionCode>;
