/** Why a message cannot be written. Trying again gives the same: it belongs among the dead letters. */
export type DigitalPostErrorCode =
  /** No CPR or CVR number Digital Post could know: replacement numbers are not in it. */
  | 'recipient'
  /** The authority's CVR number. */
  | 'sender'
  /** Not a UUID of version 4, which the schema asks for. */
  | 'uuid'
  /** Not a moment in ISO 8601. */
  | 'time'
  /** No text of at most 150 characters can be made. */
  | 'text-length';

/** The message cannot be written. Says nothing of what stood there: it may be logged. */
export class DigitalPostError extends Error {
  readonly code: DigitalPostErrorCode;
  constructor(code: DigitalPostErrorCode) {
    super(`The message cannot be written: ${code}`);
    this.name = 'DigitalPostError';
    this.code = code;
  }
}
