import { count, eq, sum } from 'drizzle-orm';
import { fileTypeFromBuffer } from 'file-type';
import { fieldAt } from '@faelles/form-engine/compile.js';
import type { AttachmentRef } from '@faelles/schemas/answers.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { IssueCode } from '@faelles/schemas/issue.js';
import type { ServerContext } from '../context.ts';
import { attachments, type ScanState } from '../database/attachments.ts';
import type { Database } from '../database/open.ts';
import { uploads } from '../database/uploads.ts';
import { findDraft } from '../drafts/store.ts';
import { sha256 } from '../hash.ts';
import { ProblemError } from '../http/problem.ts';
import { putContent } from './store.ts';

/** Bytes a file may have where its field says nothing. */
const usualSize = 10 * 1024 * 1024;
/** What one draft may hold, so that a disk cannot be filled through a form. */
const perDraft = { files: 40, bytes: 100 * 1024 * 1024 };

const refused = (field: string, code: IssueCode): ProblemError => new ProblemError('invalid-answers', { issues: [{ path: field, code }] });

/** The draft and the field a file is for. @throws ProblemError when there is no such draft or no such file field in it. */
export async function fieldOf(ctx: ServerContext, sessionId: string, draftId: string, path: string) {
  const draft = await findDraft(ctx, sessionId, draftId);
  const solution = draft && (await ctx.solutions.version(draft.solution, draft.definitionVersion));
  if (!draft || !solution) throw new ProblemError('not-found');
  const field = fieldAt(solution.form, path)?.field;
  if (field?.kind !== 'file') throw refused('field', 'unknown-field');
  return { draft, field };
}

/** Refuses a file by its size alone: known before the first byte of an upload in parts. @throws ProblemError */
export function checkSize(ctx: ServerContext, field: FieldDefinition, path: string, size: number): void {
  if (size > Math.min(field.maxSize ?? usualSize, ctx.config.maxUploadBytes)) {
    throw new ProblemError('too-large', { issues: [{ path, code: 'file-size' }] });
  }
  if (size === 0) throw refused(path, 'required');
}

/** What a field takes, by what the server knows of a file. */
export function fits(field: FieldDefinition, { type, size }: Pick<AttachmentRef, 'type' | 'size'>): IssueCode | undefined {
  if (!(field.accept ?? []).includes(type)) return 'file-type';
  return size > (field.maxSize ?? usualSize) ? 'file-size' : undefined;
}

/** Refuses one file more than a draft can hold; what is on its way counts as if it were here. @throws ProblemError */
export async function refuseFullDraft(ctx: ServerContext, draftId: string, size: number, except?: string): Promise<void> {
  const [held] = await ctx.db
    .select({ files: count(), bytes: sum(attachments.size).mapWith(Number) })
    .from(attachments)
    .where(eq(attachments.draftId, draftId));
  const coming = await ctx.db.select({ id: uploads.id, length: uploads.length }).from(uploads).where(eq(uploads.draftId, draftId));
  const others = coming.filter(({ id }) => id !== except);
  const files = (held?.files ?? 0) + others.length;
  const bytes = others.reduce((all, { length }) => all + length, held?.bytes ?? 0);
  if (files >= perDraft.files || bytes + size > perDraft.bytes) {
    throw new ProblemError('too-large', { detail: 'This draft holds as many files as it can; delete some first.' });
  }
}

/** Types without a signature; content is one of them when it is text in UTF-8 and nothing else is found in it. */
const texts = ['text/plain', 'text/csv'];

/**
 * What the content is, by its own bytes. The name and the Content-Type that came with it count for nothing, so a program
 * that calls itself a plan is a program. Nothing is ever unpacked: an archive that would fill a disk is as small as it came.
 */
async function typeOf(content: Uint8Array, { accept = [] }: FieldDefinition): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(content);
  if (found) return found.mime;
  const text = texts.find((type) => accept.includes(type));
  return text && isText(content) ? text : undefined;
}

function isText(content: Uint8Array): boolean {
  if (content.includes(0)) return false;
  try {
    const words = new TextDecoder('utf-8', { fatal: true }).decode(content);
    // Markup is read as what it is by programs that look into a file: SVG and HTML can hold scripts.
    return !/^\s*<[!?a-z]/i.test(words);
  } catch {
    return false;
  }
}

/** A file that has come whole. */
export type Arrived = { id: string; sessionId: string; draftId: string; path: string; field: FieldDefinition; name: string; content: Uint8Array };

/**
 * Looks into a file and keeps it, if it may be kept.
 * @param also what belongs to the same transaction
 * @throws ProblemError `unsupported-type` with `file-type`, `invalid-answers` with `file-infected`
 */
export async function keepFile(ctx: ServerContext, arrived: Arrived, also?: (tx: Database) => Promise<unknown>): Promise<AttachmentRef> {
  const { id, sessionId, draftId, path, field, name, content } = arrived;
  const type = await typeOf(content, field);
  if (!type || !(field.accept ?? []).includes(type)) throw new ProblemError('unsupported-type', { issues: [{ path, code: 'file-type' }] });
  const scan: ScanState = await ctx.scanner.scan(content);
  if (scan === 'infected') throw refused(path, 'file-infected');
  const ref: AttachmentRef = { id, name, type, size: content.length };
  await ctx.db.transaction(async (tx) => {
    const row = { ...ref, sessionId, draftId, field: path, sha256: sha256(content), scan, storedAt: ctx.clock() };
    const [kept] = await tx.insert(attachments).values(row).onConflictDoNothing().returning({ id: attachments.id });
    if (kept) await putContent(tx as unknown as Database, id, content);
    await also?.(tx as unknown as Database);
  });
  return ref;
}
