import { parseAccountNumber, parseRegistrationNumber } from '@faelles/schemas/identifiers/bank-account.js';
import { parseIban } from '@faelles/schemas/identifiers/iban.js';
import { compact, normalise } from '@faelles/schemas/identifiers/normalise.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import { bad, empty, good, isObject, own, type Kind, type ParseResult } from './kind.ts';

/** How money is to be paid out; `way` in the input says which one is chosen, so that what was typed in another stays. */
export const accountWays = ['nemKonto', 'account', 'iban'] as const;
export type AccountWay = (typeof accountWays)[number];

/** The ways a field offers; one that offers only an account has nothing to choose. */
export function waysOf(field: Pick<FieldDefinition, 'nemKonto' | 'allowIban'>): AccountWay[] {
  return accountWays.filter((way) => way === 'account' || (way === 'iban' ? field.allowIban : field.nemKonto));
}

/** The chosen way: said, or plain from what is there. */
export function wayOf(input: Json | undefined): AccountWay | undefined {
  const way = own(input, 'way');
  if (accountWays.includes(way as AccountWay)) return way as AccountWay;
  if (own(input, 'nemKonto') === true) return 'nemKonto';
  if (normalise(own(input, 'iban'))) return 'iban';
  return ['registrationNumber', 'accountNumber'].some((part) => normalise(own(input, part))) ? 'account' : undefined;
}

/**
 * A registration and an account number that were written as one: `1234 0012345678`, `1234-12345678`, a Danish IBAN.
 * Fourteen digits in a row are four and ten. Otherwise undefined.
 */
export function splitAccount(text: string): { registrationNumber: string; accountNumber: string } | undefined {
  const plain = normalise(text);
  const apart = /^(\d{4})[ /-]+(\d[\d -]*)$/.exec(plain) ?? /^(\d{4})(\d{10})$/.exec(compact(plain));
  if (apart) {
    const account = parseAccountNumber(apart[2]!);
    return account.ok ? { registrationNumber: apart[1]!, accountNumber: account.value } : undefined;
  }
  const iban = parseIban(plain);
  return iban.ok ? iban.account : undefined;
}

function danish(input: Json): ParseResult {
  const typed = { registrationNumber: own(input, 'registrationNumber'), accountNumber: own(input, 'accountNumber') };
  for (const [part, text] of Object.entries(typed)) {
    if (text !== undefined && text !== null && typeof text !== 'string') return bad('type', undefined, part);
  }
  // Both in the first box, as a bank prints them.
  const together = !normalise(typed.accountNumber) && splitAccount(normalise(typed.registrationNumber));
  if (together) Object.assign(typed, together);
  const registrationNumber = parseRegistrationNumber(typed.registrationNumber as string);
  const accountNumber = parseAccountNumber(typed.accountNumber as string);
  if (registrationNumber.ok && accountNumber.ok) {
    return good({ registrationNumber: registrationNumber.value, accountNumber: accountNumber.value });
  }
  const issues = Object.entries({ registrationNumber, accountNumber }).flatMap(([part, parsed]) =>
    parsed.ok ? [] : bad(normalise(typed[part as keyof typeof typed]) ? parsed.code : 'required', parsed.params, part).issues,
  );
  return { issues };
}

function foreign(input: Json): ParseResult {
  const typed = own(input, 'iban');
  if (typed !== undefined && typed !== null && typeof typed !== 'string') return bad('type', undefined, 'iban');
  if (!normalise(typed)) return bad('required', undefined, 'iban');
  const parsed = parseIban(typed as string);
  return parsed.ok ? good({ iban: parsed.value }) : bad(parsed.code, parsed.params, 'iban');
}

/** Where money is to be paid: a Danish account in two parts, each part's fault at that part; NemKonto; or an IBAN. */
export const bankAccount: Kind = (input, field) => {
  if (!isObject(input)) return bad('type');
  const offered = waysOf(field);
  const way = wayOf(input);
  if (!way) return ['registrationNumber', 'accountNumber'].some((part) => own(input, part) && typeof own(input, part) !== 'string') ? danish(input) : empty;
  if (!offered.includes(way)) return bad('option');
  return way === 'nemKonto' ? good({ nemKonto: true }) : way === 'iban' ? foreign(input) : danish(input);
};
