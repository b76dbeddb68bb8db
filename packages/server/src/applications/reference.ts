import { randomInt } from 'node:crypto';
import { newReference as draw } from '@faelles/receipt/model/reference.js';

/** A new reference, `RV-2026-4F7K2QD`; how it is made and checked stands with `readReference`. */
export function newReference(prefix: string, year: string): string {
  return draw(prefix, year, randomInt);
}
