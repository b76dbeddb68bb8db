import type { Inputs } from '@faelles/schemas/answers.js';

/** A draft as it stands somewhere else: another tab saved it after this page last did. */
export interface OtherDraft {
  inputs: Inputs;
  step?: string | undefined;
  /** ISO 8601 instant. */
  savedAt: string;
}

/**
 * What became of a save: it went through; or it is `kept` where the citizen sits, to be sent when that can be done again;
 * or it was refused because there is a newer one that this page does not know.
 */
export type SaveResult = { savedAt: string; kept?: boolean; conflict?: undefined } | { conflict: OtherDraft };

/**
 * Where drafts go. Rejects when it could not save: the wizard says that nothing is lost, and tries again.
 */
export interface Saver {
  /**
   * @param inputs everything typed, also what does not apply now
   * @param overwrite the citizen has seen the other version and keeps this one
   */
  save(inputs: Inputs, step: string, options?: { overwrite?: boolean }): Promise<SaveResult>;
}
