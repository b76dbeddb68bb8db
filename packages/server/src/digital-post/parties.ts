import { parseCpr } from '@faelles/schemas/identifiers/cpr.js';
import { parseCvr } from '@faelles/schemas/identifiers/cvr.js';
import type { Authority } from '@faelles/schemas/definition.js';
import { textIn } from '@faelles/schemas/text-in.js';
import { DigitalPostError } from './error.ts';
import type { MemoHeader, MemoParty } from './memo.ts';
import { oneLine } from './text.ts';

/** Who gets it: a person by CPR number or a company by CVR number. Stands in the message and nowhere else. */
export type PostRecipient = { type: 'CPR' | 'CVR'; number: string };

/**
 * The number as MeMo 1.1 has it: text of ten digits, or of eight.
 * @throws DigitalPostError `recipient`, also for a replacement number (day + 60): Digital Post does not know those.
 */
export function memoRecipient({ type, number }: PostRecipient): MemoParty {
  const parsed = type === 'CPR' ? parseCpr(number) : parseCvr(number);
  if (!parsed.ok) throw new DigitalPostError('recipient');
  return { id: parsed.value, idType: type };
}

/** The authority as sender. @throws DigitalPostError `sender` */
export function memoSender(authority: Pick<Authority, 'cvr' | 'name'>, language: string): MemoHeader['sender'] {
  const parsed = parseCvr(authority.cvr);
  if (!parsed.ok) throw new DigitalPostError('sender');
  return { id: parsed.value, idType: 'CVR', label: oneLine(textIn(authority.name, language)) };
}
