import { and, inArray, isNull } from 'drizzle-orm';
import type { AttachmentRef } from '@faelles/schemas/answers.js';
import { fieldAt, type Form, type FormField } from '@faelles/form-engine/compile.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Json, JsonObject } from '@faelles/schemas/json.js';
import { attachments } from '../database/attachments.ts';
import type { Database } from '../database/open.ts';
import { filesOf } from '../drafts/access.ts';
import { fits } from '../attachments/accept.ts';
import { eachAnswer } from '../solutions/each-answer.ts';

type Wanted = { path: string; node: FormField; ref: AttachmentRef; files: Json[]; index: number };

/**
 * Ties the files named in the answers to the application, and puts what the server knows of them (name, type, size) in
 * the place of what the page said.
 * @returns issues for files that are not there, belong to somebody else or are sent already; then nothing must be kept.
 */
export async function attachFiles(
  tx: Database,
  applicationId: string,
  sessionId: string,
  form: Form,
  values: JsonObject,
): Promise<Issue[]> {
  const wanted: Wanted[] = [];
  for (const { path, node, value } of eachAnswer(form, values)) {
    if (node.field.kind !== 'file' || !Array.isArray(value)) continue;
    value.forEach((ref, index) => wanted.push({ path, node, ref: ref as unknown as AttachmentRef, files: value, index }));
  }
  if (wanted.length === 0) return [];
  const ids = [...new Set(wanted.map((file) => file.ref.id))];
  const rows = await tx
    .update(attachments)
    .set({ applicationId, draftId: null, sessionId })
    .where(and(inArray(attachments.id, ids), filesOf(tx, sessionId), isNull(attachments.applicationId)))
    .returning();
  const known = new Map(rows.map((row) => [row.id, row]));
  return wanted.flatMap(({ path, node, ref, files, index }) => {
    const row = known.get(ref.id);
    // Each file answers one question once: the field it was sent for, whose limits it was measured by. Fields are
    // compared, not paths: the entries of a list move up when one before them is removed.
    known.delete(ref.id);
    if (!row || fieldAt(form, row.field) !== node) return [{ path: `${path}.${index}`, code: 'file-missing' as const }];
    // The page said what it liked; what the server knows is measured by the version that is submitted.
    const unfit = fits(node.field, row);
    if (unfit) return [{ path: `${path}.${index}`, code: unfit }];
    files[index] = { id: row.id, name: row.name, type: row.type, size: row.size };
    return [];
  });
}
