import { parseDoor, parseFloor, parseHouseNumber } from '@faelles/schemas/identifiers/house-number.js';
import { parseMunicipalityCode } from '@faelles/schemas/identifiers/municipality-code.js';
import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import { parsePostalCode } from '@faelles/schemas/identifiers/postal-code.js';
import type { Parsed } from '@faelles/schemas/identifiers/result.js';
import type { Json } from '@faelles/schemas/json.js';
import { foreignAddress } from './foreign-address.ts';
import { bad, empty, isObject, own, type Kind, type ParseResult } from './kind.ts';
import { oneLine, textLength } from './text.ts';

/** Longest names of the address register: a street has 40 characters, a town 20; typed ones get some air. */
export const name = (max: number) => (input: string): Parsed => {
  const value = oneLine(input);
  return textLength(value) > max ? { ok: false, code: 'too-long', params: { max } } : { ok: true, value };
};

const uuid = (input: string): Parsed =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(input) ? { ok: true, value: input } : { ok: false, code: 'format' };

type Part = [name: string, parse: (input: string) => Parsed, required?: true];

const PARTS: Part[] = [
  ['street', name(100), true],
  ['houseNumber', parseHouseNumber, true],
  ['floor', parseFloor],
  ['door', parseDoor],
  ['supplementaryTown', name(60)],
  ['postalCode', (input) => parsePostalCode(input), true],
  ['postalDistrict', name(60), true],
  ['municipalityCode', (input) => parseMunicipalityCode(input, { allowChristianso: true })],
];

/** What only the register gives. */
const FOUND: Part[] = [['id', uuid], ['accessId', uuid]];

const said = (input: Json, part: string): boolean => !!normalise(own(input, part));

/**
 * An address. Nothing typed is no answer; a part that is missing or wrong is an issue at that part, so that all of them
 * can be shown at once. `source` is `register` only for an address that was looked up, and only that has ids.
 * Text that is still being searched for (`search`) is no address yet. One with a `country` is foreign.
 */
export const address: Kind = (input, field) => {
  if (!isObject(input)) return bad('type');
  if (own(input, 'country') !== undefined || own(input, 'lines') !== undefined) {
    return field.allowForeign ? foreignAddress(input) : bad('type');
  }
  if (PARTS.every(([part]) => !said(input, part))) {
    if (said(input, 'search')) return bad('format', undefined, 'search');
    return PARTS.some(([part]) => own(input, part) && typeof own(input, part) !== 'string') ? bad('type') : empty;
  }
  const source = own(input, 'source') ?? 'manual';
  const value: Record<string, Json> = {};
  const issues: ParseResult['issues'] = [];
  for (const [part, parse, required] of source === 'register' ? [...FOUND, ...PARTS] : PARTS) {
    const typed = own(input, part) ?? '';
    if (typeof typed !== 'string') issues.push(...bad('type', undefined, part).issues);
    else if (!normalise(typed)) {
      if (required) issues.push(...bad('required', undefined, part).issues);
    } else {
      const parsed = parse(typed);
      if (parsed.ok) value[part] = parsed.value;
      else issues.push(...bad(parsed.code, parsed.params, part).issues);
    }
  }
  if (source !== 'manual' && source !== 'register') issues.push(...bad('type', undefined, 'source').issues);
  const place = source === 'register' && field.coordinates ? coordinatesOf(own(input, 'coordinates')) : undefined;
  return issues.length ? { issues } : { value: { ...value, ...(place && { coordinates: place }), source: source as string }, issues };
};

function coordinatesOf(given: Json | undefined): Json | undefined {
  const [x, y] = [own(given, 'x'), own(given, 'y')];
  return Number.isFinite(x) && Number.isFinite(y) && own(given, 'crs') === 'EPSG:25832' ? { x: x!, y: y!, crs: 'EPSG:25832' } : undefined;
}
