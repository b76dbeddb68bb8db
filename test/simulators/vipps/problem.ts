import { randomUUID } from 'node:crypto';
import type { Answer } from '../shared/http.ts';

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

/** One complaint: a field and what is wrong with it, or `ErrorCode` and a number. */
export interface Detail {
  name: string;
  reason: string;
}

/** A problem as the provider writes it (RFC 7807 with `extraDetails`). Titles are for a developer's log, never for a payer. */
export function problem(status: number, title = TITLES[status] ?? 'Error', extraDetails: Detail[] = [], headers = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
    body: { type: `https://httpstatuses.io/${status}`, title, status, extraDetails, traceId: `00-${randomUUID().replaceAll('-', '')}-01` },
  };
}

/** A "domain error": what was asked cannot be done, with the provider's published number of it. */
export const refused = (code: number, title: string, status = 400): Answer =>
  problem(status, title, [{ name: 'ErrorCode', reason: String(code) }]);
