import { pdfAttachments } from './pdf-attachments.ts';

/** Why a file cannot be asked about: the keys of its words, `verifier.file.…`. */
export type FileFault = 'type' | 'large' | 'unread' | 'bare-pdf' | 'several';

/**
 * What a file holds that can be checked. `saved`: the text of `{receipt, jws}` as it stands; `receipt`: a receipt alone, with
 * its signature when that was beside it; `jws`: a signature alone. `pdf`: it was attached to a PDF, whose pages may say
 * something else.
 */
export type FoundInFile = { pdf: boolean } & ({ kind: 'saved'; text: string } | { kind: 'receipt'; text: string; jws: string | undefined } | { kind: 'jws'; text: string });

/** A receipt of 60 pages with its fonts is a tenth of it. */
const maxFile = 20 * 1024 * 1024;
/** Longer is refused by the server. */
const maxText = 2_000_000;

const compact = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Reads a file that is to be a receipt: JSON, PDF with the receipt attached, or a bare signature. */
export async function readReceiptFile(file: File): Promise<FoundInFile | FileFault> {
  if (file.size > maxFile) return 'large';
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return 'unread';
  }
  // By what it is: a name can be anything. The header of a PDF may stand a little into the file.
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) return fromPdf(await pdfAttachments(bytes));
  if (bytes.byteLength > maxText) return 'large';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
    return (compact.test(text) ? { kind: 'jws', text, pdf: false } : fromJson(text)) ?? 'type';
  } catch {
    return 'type';
  }
}

/** What a text is a file of; undefined when it is no JSON object of ours. Kept as it stands, for whoever wrote it twice. */
export function fromJson(text: string): FoundInFile | undefined {
  const value = objectOf(text);
  if (!value) return undefined;
  if ('receipt' in value || 'jws' in value) return { kind: 'saved', text, pdf: false };
  return 'reference' in value && 'sections' in value ? { kind: 'receipt', text, jws: undefined, pdf: false } : undefined;
}

function fromPdf(attached: string[]): FoundInFile | FileFault {
  const signatures = [...new Set(attached.filter((text) => compact.test(text)))];
  const receipts = [...new Set(attached.filter((text) => fromJson(text)))];
  // Two versions in one file: a reader of PDF shows one, and which one is not for us to guess.
  if (signatures.length > 1 || receipts.length > 1) return 'several';
  const [text] = receipts;
  const [jws] = signatures;
  if (text !== undefined) {
    const found = fromJson(text)!;
    return { ...found, pdf: true, ...(found.kind === 'receipt' && { jws }) };
  }
  return jws === undefined ? 'bare-pdf' : { kind: 'jws', text: jws, pdf: true };
}

/** The receipt inside what was found, to be shown when it is genuine. */
export function receiptIn(found: FoundInFile): unknown {
  if (found.kind === 'receipt') return objectOf(found.text);
  const saved = found.kind === 'saved' ? objectOf(found.text) : undefined;
  if (saved?.['receipt']) return saved['receipt'];
  const jws = saved?.['jws'] ?? (found.kind === 'jws' ? found.text : undefined);
  const payload = typeof jws === 'string' ? jws.split('.')[1] : undefined;
  if (payload === undefined) return undefined;
  const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
  return objectOf(new TextDecoder().decode(bytes));
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
