import type { Issue } from '@faelles/schemas/issue.js';
import { parseCpr } from '@faelles/schemas/identifiers/cpr.js';
import { parseCvr } from '@faelles/schemas/identifiers/cvr.js';
import { partyId, type PartyKind } from './party-id.ts';

/** Who was named by number. The number itself goes no further. */
export type Other = { kind: PartyKind; id: string; birthDate?: string };

/** Reads a CPR or CVR number. What is wrong with it can be told from the number alone; nobody is looked up. */
export function readOther(secret: string, number: string): Other | Issue {
  const digits = number.replace(/\D/g, '').length;
  if (digits === 8) {
    const cvr = parseCvr(number);
    return cvr.ok ? { kind: 'company', id: partyId(secret, 'company', cvr.value) } : { path: 'number', code: cvr.code };
  }
  const cpr = parseCpr(number);
  if (!cpr.ok) return { path: 'number', code: cpr.code, ...(cpr.params && { params: cpr.params }) };
  return { kind: 'person', id: partyId(secret, 'person', cpr.value), birthDate: cpr.birthDate };
}
