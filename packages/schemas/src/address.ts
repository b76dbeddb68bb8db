import * as z from 'zod/mini';

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** A place in Denmark in the coordinates the address register uses: metres, ETRS89 / UTM zone 32N. */
export const Coordinates = z.object({ x: z.number(), y: z.number(), crs: z.literal('EPSG:25832') });
export type Coordinates = z.infer<typeof Coordinates>;

/**
 * What the server found of a looked-up address when it asked the register again at submission: `confirmed`; `changed`, the id has another
 * address now, as a street with a new name; `gone`, nothing has that id; `unconfirmed`, the register could not be asked.
 */
export const AddressCheck = z.object({ state: z.enum(['confirmed', 'changed', 'gone', 'unconfirmed']), at: z.string() });
export type AddressCheck = z.infer<typeof AddressCheck>;

/**
 * A Danish address: typed by parts, or looked up; `source` says which. Only one that was looked up has ids: they are
 * those of the address register (DAR) and stay the same when the street is given another name.
 */
export const DanishAddress = z.object({
  /** The address with floor and door. */
  id: z.optional(z.uuid()),
  /** The house number it lies at (access address). */
  accessId: z.optional(z.uuid()),
  street: line(100),
  houseNumber: z.string(),
  floor: z.optional(z.string()),
  door: z.optional(z.string()),
  supplementaryTown: z.optional(z.string()),
  postalCode: z.string(),
  postalDistrict: line(60),
  municipalityCode: z.optional(z.string()),
  /** Only where the field asks for them. */
  coordinates: z.optional(Coordinates),
  source: z.enum(['register', 'manual']),
});
export type DanishAddress = z.infer<typeof DanishAddress>;

/** An address in another country, as it is written there. Always typed. */
export const ForeignAddress = z.object({
  /** ISO 3166-1, two capitals; never `DK`. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** Street, building, district: one to six lines. */
  lines: z.array(line(100)).check(z.minLength(1), z.maxLength(6)),
  postalCode: z.optional(line(20)),
  city: z.optional(line(60)),
});
export type ForeignAddress = z.infer<typeof ForeignAddress>;

/** What an `address` field answers with; one with a `country` is foreign, which the field must allow. */
export const Address = z.union([DanishAddress, ForeignAddress]);
export type Address = z.infer<typeof Address>;

/** Is this an address in another country? */
export const isForeign = (address: Address): address is ForeignAddress => 'country' in address;

/** What is asked while a citizen types. It is personal data: it travels in a body, never in an address. */
export const AddressSearch = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(200)),
  /** `full` ends at floor and door, `access` at the house number. Default `full`. */
  level: z.optional(z.enum(['full', 'access'])),
  /** Only addresses at this house number, as an earlier suggestion said. */
  accessId: z.optional(z.uuid()),
  /** Only addresses in this municipality. */
  municipality: z.optional(z.string().check(z.regex(/^\d{4}$/))),
});
export type AddressSearch = z.infer<typeof AddressSearch>;

/** One suggestion: an address, or a step on the way to one. */
export const AddressSuggestion = z.object({
  kind: z.enum(['street', 'street-postal', 'access', 'full']),
  /** What the citizen reads. */
  label: line(200),
  /** The end of the way: `id` can be resolved. Otherwise search again, with `text`. */
  complete: z.boolean(),
  id: z.optional(z.uuid()),
  /** What stands in the search field when this is chosen, and where typing goes on in it. */
  text: z.string(),
  caret: z.int().check(z.minimum(0)),
});
export type AddressSuggestion = z.infer<typeof AddressSuggestion>;

export const AddressSuggestions = z.object({ suggestions: z.array(AddressSuggestion).check(z.maxLength(50)) });
export type AddressSuggestions = z.infer<typeof AddressSuggestions>;

/** The chosen suggestion. */
export const AddressResolve = z.strictObject({
  id: z.uuid(),
  level: z.optional(z.enum(['full', 'access'])),
  /** What the citizen chose; an answer that says another address is refused. */
  label: line(200),
  coordinates: z.optional(z.boolean()),
});
export type AddressResolve = z.infer<typeof AddressResolve>;
