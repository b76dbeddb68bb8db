import * as z from 'zod';
import { within } from '../../outside.ts';
import { DeliveryFault, type Sender } from '../sender.ts';

/** The authority's dispatch (an integration of SF1601 or a supplier's service), and the secret it knows us by. */
export type HttpSenderSettings = { url: string; token: string; patienceMillis: number };

/** Statuses that say nothing about the message: a key that is being worked on, too early, too many. */
const later = new Set([408, 409, 425, 429]);
/** Longest pause a receiver can ask for; a wrong clock there must not stop a message for a year. */
const longestPause = 6 * 3_600_000;
const mostAnswer = 64 * 1024;

const Answer = z.looseObject({ id: z.union([z.string().regex(/^[\w.:/-]{1,200}$/), z.int()]) });

/**
 * Sends over HTTP: `POST` of the MeMo message with its key as `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header).
 * 2xx is taken, with `{"id": …}` of the receiver's own if it has one; 429 and 5xx are tried again, after `Retry-After`
 * when it says so; other 4xx are final. A refused secret is ours to mend and no fault of the message, so it is tried on.
 * @param clock for `Retry-After` with a date
 */
export function httpSender({ url, token, patienceMillis }: HttpSenderSettings, fetch: typeof globalThis.fetch, clock: () => Date): Sender {
  return {
    name: 'http',
    async send({ key, xml }, stopped) {
      const headers = {
        'content-type': 'application/xml; charset=utf-8',
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': key,
      };
      try {
        return await within(patienceMillis, async (late) => {
          // An address that moves by itself would take message and secret along.
          const answer = await fetch(url, { method: 'POST', headers, body: xml, redirect: 'error', signal: AbortSignal.any([late, stopped]) });
          if (answer.ok) return { providerId: await idOf(answer) };
          await answer.body?.cancel();
          throw refusal(answer, clock());
        });
      } catch (error) {
        if (error instanceof DeliveryFault) throw error;
        throw new DeliveryFault((error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable');
      }
    },
  };
}

function refusal({ status, headers }: Response, now: Date): DeliveryFault {
  const pause = pauseOf(headers.get('retry-after'), now);
  if (status === 401 || status === 403) return new DeliveryFault('refused-key', { pause });
  if (later.has(status)) return new DeliveryFault('busy', { pause });
  // A redirect to be refused is an answer too (manual), and no service of ours.
  if (status >= 400 && status < 500) return new DeliveryFault('refused', { permanent: true });
  return new DeliveryFault('server-error', { pause });
}

/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110 § 10.2.3). */
function pauseOf(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const millis = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isFinite(millis) && millis > 0 ? Math.min(millis, longestPause) : undefined;
}

/** The receiver's own id; none where its answer has none. An answer that is cut off is none, and asked for again. */
async function idOf(answer: Response): Promise<string | undefined> {
  const text = await answer.text();
  if (text.length > mostAnswer) return undefined;
  try {
    return String(Answer.parse(JSON.parse(text)).id);
  } catch {
    return undefined;
  }
}
