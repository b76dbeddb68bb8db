import type { ScanState } from '../database/attachments.ts';

/** Looks for malicious content. A scanner that cannot be reached answers `quarantined`, never `clean`. */
export interface Scanner {
  /** For the log and the health page. */
  name: string;
  scan(content: Uint8Array): Promise<ScanState>;
}

/** No scanner: says so on every file instead of calling it clean. */
export const noScanner: Scanner = { name: 'none', scan: async () => 'not-scanned' };
