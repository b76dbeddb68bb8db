import type { Detail } from './problem.ts';
import type { Amount, NewPayment } from './state.ts';

type Dictionary = Record<string, unknown>;

const asObject = (value: unknown): Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Dictionary) : {};

/** Published: from this many øre to that many. The least of other currencies differs. */
const LEAST = 1;
const MOST = 65_000_000;
const CURRENCIES = ['NOK', 'DKK', 'EUR'];
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Reads an amount, or says under which name it is wrong. */
function readAmount(name: string, value: unknown, faults: Detail[]): Amount {
  const { currency, value: minor } = asObject(value);
  if (!CURRENCIES.includes(currency as string)) faults.push({ name: `${name}.currency`, reason: `Must be one of ${CURRENCIES.join(', ')}` });
  if (!Number.isSafeInteger(minor) || (minor as number) < LEAST || (minor as number) > MOST) {
    faults.push({ name: `${name}.value`, reason: `Must be an integer between ${LEAST} and ${MOST}` });
  }
  return { currency: String(currency), value: Number(minor) };
}

/** Checks `POST /epayment/v1/payments`. */
export function readNewPayment(body: Dictionary): { value: NewPayment } | { faults: Detail[] } {
  const faults: Detail[] = [];
  const amount = readAmount('amount', body.amount, faults);
  const reference = String(body.reference ?? '');
  if (!/^[a-zA-Z0-9-]{8,64}$/.test(reference)) {
    faults.push({ name: 'reference', reason: "The field Reference must match the regular expression '^[a-zA-Z0-9-]{8,64}$'." });
  }
  const paymentMethod = String(asObject(body.paymentMethod).type ?? '');
  if (paymentMethod !== 'WALLET') faults.push({ name: 'paymentMethod.type', reason: 'The simulator knows WALLET only' });
  const userFlow = String(body.userFlow ?? '');
  if (userFlow !== 'WEB_REDIRECT' && userFlow !== 'NATIVE_REDIRECT') {
    faults.push({ name: 'userFlow', reason: 'The simulator knows WEB_REDIRECT and NATIVE_REDIRECT only' });
  }
  const { returnUrl, paymentDescription, metadata } = body;
  if (!returnFits(returnUrl)) faults.push({ name: 'returnUrl', reason: 'Required for WEB_REDIRECT; must use https:// or a custom scheme' });
  if (paymentDescription !== undefined && !textFits(paymentDescription)) {
    faults.push({ name: 'paymentDescription', reason: 'Must be between 3 and 100 characters' });
  }
  // Published: a sales unit must be approved for it, and then only for other flows.
  if (body.expiresAt !== undefined && body.expiresAt !== null) faults.push({ name: 'expiresAt', reason: 'ExpiresAt not allowed' });
  if (metadata !== undefined && Object.keys(asObject(metadata)).length > 5) faults.push({ name: 'metadata', reason: 'At most 5 pairs' });
  if (faults.length > 0) return { faults };
  return {
    value: {
      reference, amount, paymentMethod, userFlow,
      returnUrl: returnUrl as string,
      ...(paymentDescription !== undefined && { paymentDescription: paymentDescription as string }),
      ...(metadata !== undefined && { metadata: metadata as Record<string, string> }),
    },
  };
}

/** Checks the body that capture and refund share. */
export function readModification(body: Dictionary): { value: Amount } | { faults: Detail[] } {
  const faults: Detail[] = [];
  const value = readAmount('modificationAmount', body.modificationAmount, faults);
  return faults.length > 0 ? { faults } : { value };
}

const textFits = (text: unknown) => typeof text === 'string' && text.length >= 3 && text.length <= 100;

function returnFits(url: unknown): boolean {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  // Plain HTTP is taken to this machine only; the provider never takes it.
  return protocol !== 'http:' || LOOPBACK.has(hostname);
}
