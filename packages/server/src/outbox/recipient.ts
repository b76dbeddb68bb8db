import { descend } from '@faelles/form-engine/rules/scope.js';
import type { Answers } from '@faelles/schemas/answers.js';
import type { Actor, Subject } from '@faelles/schemas/party.js';
import type { JsonObject } from '@faelles/schemas/json.js';
import { partyId } from '../representation/party-id.ts';

/** Whom a message is for. `proven`: they signed in with this number, or act for the company that has it. */
export type Recipient = { type: 'CPR' | 'CVR'; number: string; proven: boolean };

/**
 * Who gets the receipt: the number that stands in the answers where the definition says. A session holds no number, only
 * a keyed hash of it (`party-id.ts`), so the number is taken from the answers and held to that hash. Whoever is not
 * signed in may have mistyped it: then it is not proven, and nothing more is sent than a link would show.
 * @returns undefined where no number was answered
 */
export function recipientOf(secret: string, paths: string | readonly string[], { answers, actor, subject }: { answers: Answers; actor: Actor; subject: Subject }): Recipient | undefined {
  const number = [paths].flat().map((path) => descend(answers as JsonObject, path)).find((value) => typeof value === 'string');
  if (number === undefined) return undefined;
  if (/^\d{10}$/.test(number)) {
    // Somebody who acts for another is told themselves, by their own number; the other one's number proves nothing of them.
    const proven = actor.kind !== 'anonymous' && actor.id === partyId(secret, 'person', number);
    return { type: 'CPR', number, proven };
  }
  if (!/^\d{8}$/.test(number)) return undefined;
  const proven = actor.kind !== 'anonymous' && subject.kind === 'company' && subject.id === partyId(secret, 'company', number);
  return { type: 'CVR', number, proven };
}
