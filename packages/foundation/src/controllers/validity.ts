const flags: Record<string, keyof ValidityStateFlags> = {
  required: 'valueMissing',
  type: 'badInput',
  format: 'patternMismatch',
  'too-short': 'tooShort',
  'too-long': 'tooLong',
  'too-small': 'rangeUnderflow',
  'date-too-early': 'rangeUnderflow',
  'too-large': 'rangeOverflow',
  'date-too-late': 'rangeOverflow',
};

/**
 * Tells the form whether the field is right, with the words and the place a browser points at.
 * The anchor exists only after the first render (WICG/webcomponents#995), and is of use only to who reports: it is given
 * when `invalid` is heard, which comes before the report.
 * @param code issue code, `''` when the field is right
 * @param message never empty when `code` is set: a flag without words is a `TypeError`
 */
export function pushValidity(internals: ElementInternals, code: string, message: string, anchor?: HTMLElement | null): void {
  if (code) internals.setValidity({ [flags[code] ?? 'customError']: true }, message || code, anchor ?? undefined);
  else internals.setValidity({});
}
