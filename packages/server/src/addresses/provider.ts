import type { AddressSearch, AddressSuggestion, DanishAddress } from '@faelles/schemas/address.js';

/**
 * Where Danish addresses are looked up. Another register is one more adapter of this interface; nothing else in the
 * server knows whose it is. What is searched for is personal data: an adapter neither logs nor keeps it.
 */
export interface AddressProvider {
  /** For the log and the health page. */
  name: string;
  /**
   * Suggestions for what was typed, best first; a suggestion may be only a step on the way.
   * @throws AddressError
   */
  search(query: AddressSearch, signal: AbortSignal): Promise<AddressSuggestion[]>;
  /**
   * The address of a complete suggestion, with `source: 'register'`; undefined when the register has none by that id.
   * @throws AddressError
   */
  resolve(id: string, level: 'full' | 'access', signal: AbortSignal): Promise<DanishAddress | undefined>;
}

/** The register did not answer, or not with what it has published. The citizen types the address instead. */
export class AddressError extends Error {
  override name = 'AddressError';
  readonly reason: 'unreachable' | 'timeout' | 'refused' | 'busy' | 'failing' | 'shape';
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  constructor(reason: AddressError['reason'], status = 0) {
    super(`The address register: ${reason}${status ? ` (${status})` : ''}`);
    this.reason = reason;
    this.status = status;
  }
}
