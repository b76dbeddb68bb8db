import { parseCpr } from '@faelles/schemas/identifiers/cpr.js';
import { parseCvr } from '@faelles/schemas/identifiers/cvr.js';
import { parseEmail } from '@faelles/schemas/identifiers/email.js';
import { parseMunicipalityCode } from '@faelles/schemas/identifiers/municipality-code.js';
import { parsePNumber } from '@faelles/schemas/identifiers/p-number.js';
import { parsePhone } from '@faelles/schemas/identifiers/phone.js';
import { read, textual } from './kind.ts';

/** Ten digits. Modulus 11 and a birth date to come are hints only. */
export const cpr = /* @__PURE__ */ textual((input, field, context) =>
  read(
    parseCpr(input, {
      allowReplacement: field.allowReplacement ?? false,
      ...(context.today === undefined ? {} : { today: context.today }),
    }),
  ),
);

/** Eight digits with modulus 11. */
export const cvr = /* @__PURE__ */ textual((input) => read(parseCvr(input)));

/** Ten digits. */
export const pNumber = /* @__PURE__ */ textual((input) => read(parsePNumber(input)));

/** An e-mail address with its domain in lower case. */
export const email = /* @__PURE__ */ textual((input) => read(parseEmail(input)));

/** E.164. */
export const phone = /* @__PURE__ */ textual((input) => read(parsePhone(input)));

/** Four digits of a municipality of today. */
export const municipality = /* @__PURE__ */ textual((input) => read(parseMunicipalityCode(input)));
