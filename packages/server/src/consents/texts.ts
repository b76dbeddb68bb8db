import { and, desc, eq } from 'drizzle-orm';
import type { ConsentTextRef } from '@faelles/schemas/consent-record.js';
import type { ConsentRequest, Declaration } from '@faelles/schemas/consent-text.js';
import { canonicalJson } from '@faelles/receipt/model';
import { consentTexts } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import { sha256 } from '../hash.ts';
import { shownWords } from './shown-words.ts';

type Document = ConsentRequest | Declaration;
export type TextRow = typeof consentTexts.$inferSelect;

/** Hash of a whole document, all languages. */
export const documentHash = (text: Document): string => sha256(canonicalJson(text));

/** The reference of a text as it was shown in one language: what an event and an answer name. */
export function textRef(text: Document, language: string): ConsentTextRef {
  return { id: text.id, kind: text.kind, version: text.version, language, sha256: sha256(canonicalJson(shownWords(text, language))) };
}

/**
 * Publishes a text. The same again changes nothing.
 * @returns `published`, or `conflict` when that version was published with other words and `force` does not allow it
 */
export async function publishText(
  db: Database,
  { solution, document, at, force = false }: { solution: string; document: Document; at: Date; force?: boolean },
): Promise<'published' | 'conflict'> {
  const row = { solution, id: document.id, version: document.version, sha256: documentHash(document), document, publishedAt: at };
  const known = await db.select({ sha256: consentTexts.sha256 }).from(consentTexts).where(versionOf(row));
  if (known.some((one) => one.sha256 === row.sha256)) return 'published';
  if (known.length > 0 && !force) return 'conflict';
  await db.insert(consentTexts).values(row).onConflictDoNothing();
  return 'published';
}

const versionOf = ({ solution, id, version }: Pick<TextRow, 'solution' | 'id' | 'version'>) =>
  and(eq(consentTexts.solution, solution), eq(consentTexts.id, id), eq(consentTexts.version, version));

/** A published text, the newest words of that version; of a solution, or one that staff published for all. */
export async function findText(db: Database, solution: string, id: string, version: string): Promise<TextRow | undefined> {
  const [row] = await db.select().from(consentTexts).where(versionOf({ solution, id, version })).orderBy(desc(consentTexts.publishedAt)).limit(1);
  return row;
}

/** Exactly the document a record leads to. */
export async function documentOf(db: Database, solution: string, ref: ConsentTextRef, document: string | null): Promise<Document | undefined> {
  if (document === null) return undefined;
  const [row] = await db.select().from(consentTexts).where(and(versionOf({ solution, ...ref }), eq(consentTexts.sha256, document)));
  return row?.document;
}
