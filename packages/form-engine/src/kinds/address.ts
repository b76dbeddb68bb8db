import { parseDoor, parseFloor, parseHouseNumber } from '@faelles/schemas/identifiers/house-number.js';
import { parseMunicipalityCode } from '@faelles/schemas/identifiers/municipality-code.js';
import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import { parsePostalCode } from '@faelles/schemas/identifiers/postal-code.js';
import type { Parsed } from '@faelles/schemas/identifiers/result.js';
import { bad, empty, isObject, own, type Kind, type ParseResult } from './kind.ts';
import { clean, textLength } from './text.ts';

/** Longest names of the address register: a street has 40 characters, a town 20; typed ones get some air. */
const name = (max: number) => (input: string): Parsed => {
  const value = clean(input).replace(/\s+/g, ' ').trim();
  return textLength(value) > max ? { ok: false, code: 'too-long', params: { max } } : { ok: true, value };
};

const PARTS: [name: string, parse: (input: string) => Parsed, required?: true][] = [
  ['street', name(100), true],
  ['houseNumber', parseHouseNumber, true],
  ['floor', parseFloor],
  ['door', parseDoor],
  ['postalCode', (input) => parsePostalCode(input), true],
  ['postalDistrict', name(60), true],
  ['municipalityCode', (input) => parseMunicipalityCode(input, { allowChristianso: true })],
];

/**
 * A Danish address by its parts. Nothing typed is no answer; a part that is missing or wrong is an issue at that part,
 * so that all of them can be shown at once. `source` is `register` only for an address that was looked up.
 */
export const address: Kind = (input) => {
  if (!isObject(input)) return bad('type');
  if (PARTS.every(([part]) => !normalise(own(input, part)))) {
    return PARTS.some(([part]) => own(input, part) && typeof own(input, part) !== 'string') ? bad('type') : empty;
  }
  const value: Record<string, string> = {};
  const issues: ParseResult['issues'] = [];
  for (const [part, parse, required] of PARTS) {
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
  const source = own(input, 'source') ?? 'manual';
  if (source !== 'manual' && source !== 'register') issues.push(...bad('type', undefined, 'source').issues);
  return issues.length ? { issues } : { value: { ...value, source: source as string }, issues };
};
