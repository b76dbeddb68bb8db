import * as z from 'zod';

/** What Adressevælger answers, as far as we read it (observed on the open API, September 2026). */

const text = z.string().min(1).max(200);
const id = z.uuid();

export const Hit = z.discriminatedUnion('type', [
  z.object({ type: z.literal('vejnavn'), titel: text, vejNavn: text }),
  z.object({ type: z.literal('navngivenvejpostnummer'), titel: text, vejnavn: text, postnr: z.string().regex(/^\d{4}$/), postdistrikt: text }),
  z.object({ type: z.literal('husnummer'), id, titel: text, vejnavn: text, husnummer: z.string() }),
  z.object({ type: z.literal('adresse'), id, titel: text, husnummerId: id }),
]);
export type Hit = z.infer<typeof Hit>;
const kinds = new Set<unknown>(['vejnavn', 'navngivenvejpostnummer', 'husnummer', 'adresse']);

/** Hits of a type that comes one day are left out; a known one of another shape is a fault of the whole answer. */
export const Found = z.object({
  status: z.literal('ok'),
  fund: z
    .array(z.looseObject({ type: z.string() }))
    .max(200)
    .transform((hits) => hits.filter(({ type }) => kinds.has(type)))
    .pipe(z.array(Hit)),
});

export const HouseNumber = z.object({
  id_lokalid: id,
  husnummertekst: z.string().regex(/^\d{1,3}[A-Z]?$/),
  vejnavn: text.nullish(),
  navngivenvej: z.object({ vejnavn: text }).nullish(),
  postnummer: z.object({ navn: text, postnr: z.string().regex(/^\d{4}$/) }),
  navngivenvejkommunedel: z.object({ kommune: z.string().regex(/^\d{4}$/) }).nullish(),
  supplerendebynavn: z.object({ navn: text.nullish() }).nullish(),
  adgangspunkt: z.object({ koordinater: z.object({ x: z.number(), y: z.number() }).nullish() }).nullish(),
}).refine(({ vejnavn, navngivenvej }) => !!(vejnavn ?? navngivenvej?.vejnavn));
export type HouseNumber = z.infer<typeof HouseNumber>;

export const Full = z.object({
  status: z.literal('ok').optional(),
  adresse: z.object({
    id_lokalid: id,
    etagebetegnelse: z.string().nullish(),
    doerbetegnelse: z.string().nullish(),
    husnummer: HouseNumber,
  }),
});

export const Access = z.object({ status: z.literal('ok').optional(), husnummer: HouseNumber });
