import { parsePhone } from '@faelles/schemas/identifiers/phone.js';
import { read, textual } from './kind.ts';

/** E.164. */
export const phone = /* @__PURE__ */ textual((input) => read(parsePhone(input)));
