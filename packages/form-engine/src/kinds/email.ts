import { parseEmail } from '@faelles/schemas/identifiers/email.js';
import { read, textual } from './kind.ts';

/** An e-mail address with its domain in lower case. */
export const email = /* @__PURE__ */ textual((input) => read(parseEmail(input)));
