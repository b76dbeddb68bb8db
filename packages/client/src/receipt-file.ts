import { problemOf } from './answer.ts';
import type { CallOptions, ClientOptions } from './call.ts';
import { NetworkError, ProblemError } from './errors.ts';

/** What a receipt can be had as: a PDF, a calendar of its days, or its data with the signature. */
export type ReceiptFileKind = 'pdf' | 'ics' | 'json';

/** A file, and what the server calls it. */
export interface ReceiptFile {
  blob: Blob;
  name: string;
}

export interface ReceiptFileOptions extends CallOptions {
  /** The secret of a link: the file is then masked as the page is. */
  link?: string | undefined;
  /** Of its words; default the receipt's own. */
  language?: string | undefined;
}

/** Milliseconds a file may take: a receipt of many pages is set while one waits. */
const longest = 60_000;

/**
 * Fetches a file of a receipt. By a call and not by an address alone: a link's secret belongs in no address.
 * @throws ProblemError (404 for a calendar without days), NetworkError, or the signal's reason
 */
export async function receiptFile(options: ClientOptions, id: string, kind: ReceiptFileKind, { link, language, signal }: ReceiptFileOptions): Promise<ReceiptFile> {
  const query = language === undefined || kind === 'json' ? '' : `?language=${encodeURIComponent(language)}`;
  const late = AbortSignal.timeout(longest);
  try {
    const answer = await (options.fetch ?? fetch)(`${options.base}/receipts/${id}.${kind}${query}`, {
      credentials: options.credentials ?? 'same-origin',
      cache: 'no-store',
      ...(link !== undefined && { headers: { authorization: `Link ${link}` } }),
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    if (!answer.ok) throw problemOf({ status: answer.status, text: await answer.text() });
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
    return { blob: await answer.blob(), name: name === undefined ? `receipt.${kind}` : decodeURIComponent(name) };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ProblemError) throw error;
    throw new NetworkError(late.aborted ? 'timeout' : 'unreachable', error);
  }
}
