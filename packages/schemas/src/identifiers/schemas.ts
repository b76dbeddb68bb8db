import * as z from 'zod/mini';

/** Whole øre, safe in arithmetic. */
export const ore = z.int();
/** Canonical forms; the parsers beside this file read what people type. */
export const cvrNumber = z.string().check(z.regex(/^[1-9]\d{7}$/));
export const municipalityCode = z.string().check(z.regex(/^0\d{3}$/));
export const kleSubject = z.string().check(z.regex(/^\d{2}(\.\d{2}(\.\d{2})?)?$/));
export const kleFacet = z.string().check(z.regex(/^[A-ZÆØÅ]\d{2}$/));
