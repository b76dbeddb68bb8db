import { parseCpr } from '@faelles/schemas/identifiers/cpr.js';
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
