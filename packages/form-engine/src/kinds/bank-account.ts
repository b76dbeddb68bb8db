import { parseAccountNumber, parseRegistrationNumber } from '@faelles/schemas/identifiers/bank-account.js';
import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import { bad, empty, good, isObject, own, type Kind } from './kind.ts';

/** A Danish account in two parts; each part's fault is at that part. */
export const bankAccount: Kind = (input) => {
  if (!isObject(input)) return bad('type');
  const typed = { registrationNumber: own(input, 'registrationNumber'), accountNumber: own(input, 'accountNumber') };
  for (const [part, text] of Object.entries(typed)) {
    if (text !== undefined && text !== null && typeof text !== 'string') return bad('type', undefined, part);
  }
  if (!normalise(typed.registrationNumber) && !normalise(typed.accountNumber)) return empty;
  const registrationNumber = parseRegistrationNumber(typed.registrationNumber as string);
  const accountNumber = parseAccountNumber(typed.accountNumber as string);
  if (registrationNumber.ok && accountNumber.ok) {
    return good({ registrationNumber: registrationNumber.value, accountNumber: accountNumber.value });
  }
  const issues = Object.entries({ registrationNumber, accountNumber }).flatMap(([part, parsed]) =>
    parsed.ok ? [] : bad(normalise(typed[part as keyof typeof typed]) ? parsed.code : 'required', parsed.params, part).issues,
  );
  return { issues };
};
