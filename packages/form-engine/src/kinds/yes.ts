import { bad, empty, good, textual, type Kind } from './kind.ts';

/** One box. Ticked is `true`; not ticked is no answer. */
export const checkbox: Kind = (input) => (input === true ? good(true) : input === false ? empty : bad('type'));

/** Yes or no. Both are answers. */
export const yesNo: Kind = (input) =>
  typeof input === 'boolean' ? good(input)
  : input === 'yes' || input === 'no' ? good(input === 'yes')
  : bad(typeof input === 'string' ? 'option' : 'type');

/** Permission given or refused. Both are answers. */
export const consent = /* @__PURE__ */ textual((input) => (input === 'given' || input === 'refused' ? good(input) : bad('option')));
