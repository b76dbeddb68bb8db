import { EVENT_NAMES } from './events.ts';
import type { FieldErrors } from './http.ts';
import type { NewPayment, OrderItem, WebHook } from './state.ts';

type Dictionary = Record<string, unknown>;

const INT32 = 2 ** 31 - 1;
const isInt = (value: unknown): value is number => Number.isInteger(value) && Math.abs(value as number) <= INT32;
const asObject = (value: unknown): Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Dictionary) : {};

/** Gathers complaints under the path of the field they are about. */
class Complaints {
  readonly errors: FieldErrors = {};
  add(path: string, message: string): void {
    (this.errors[path] ??= []).push(message);
  }
  /** A text of 1–`max` characters without the characters the provider does not take. */
  text(path: string, value: unknown, forbidden: RegExp, max = 128, required = true): string {
    if (value === undefined && !required) return '';
    if (typeof value !== 'string' || value === '') this.add(path, 'A value is required');
    else if (value.length > max) this.add(path, `The maximum length is ${max} characters`);
    else if (forbidden.test(value)) this.add(path, 'The value has special characters that are not supported');
    return typeof value === 'string' ? value : '';
  }
  whole(path: string, value: unknown, fallback?: number): number {
    if (value === undefined && fallback !== undefined) return fallback;
    if (!isInt(value)) this.add(path, 'An integer is required');
    return isInt(value) ? value : 0;
  }
  address(path: string, value: unknown, required: boolean, max = Infinity): string | undefined {
    if (value === undefined && !required) return undefined;
    if (typeof value !== 'string' || !URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
      this.add(path, 'An absolute URL is required');
      return undefined;
    }
    if (value.length > max) this.add(path, `The maximum length is ${max} characters`);
    return value;
  }
}

// Published: names and references of items only lack these three, every other text lacks six.
const ITEM_CHARACTERS = /[<>\\]/;
const CHARACTERS = /[<>'"&\\]/;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

function readItems(complaints: Complaints, path: string, value: unknown): OrderItem[] {
  if (!Array.isArray(value) || value.length === 0) {
    complaints.add(path, 'At least one order item is required');
    return [];
  }
  return value.map((entry: unknown, index) => {
    const given = asObject(entry);
    const at = `${path}[${index}]`;
    const item: OrderItem = {
      reference: complaints.text(`${at}.reference`, given.reference, ITEM_CHARACTERS),
      name: complaints.text(`${at}.name`, given.name, ITEM_CHARACTERS),
      quantity: typeof given.quantity === 'number' ? given.quantity : -1,
      unit: complaints.text(`${at}.unit`, given.unit, CHARACTERS),
      unitPrice: complaints.whole(`${at}.unitPrice`, given.unitPrice),
      taxRate: complaints.whole(`${at}.taxRate`, given.taxRate, 0),
      taxAmount: complaints.whole(`${at}.taxAmount`, given.taxAmount, 0),
      grossTotalAmount: complaints.whole(`${at}.grossTotalAmount`, given.grossTotalAmount),
      netTotalAmount: complaints.whole(`${at}.netTotalAmount`, given.netTotalAmount),
    };
    if (!(item.quantity >= 0)) complaints.add(`${at}.quantity`, 'The quantity must be a number that is not negative');
    if (item.taxRate < 0 || item.taxRate > 99999) complaints.add(`${at}.taxRate`, 'Must be between 0 and 99999');
    if (item.grossTotalAmount !== item.netTotalAmount + item.taxAmount) {
      complaints.add(`${at}.grossTotalAmount`, 'Must be netTotalAmount + taxAmount');
    }
    // How the provider rounds is not published, so one øre per unit is let through.
    const slack = Math.max(1, item.quantity);
    if (Math.abs(item.netTotalAmount - item.unitPrice * item.quantity) > slack) {
      complaints.add(`${at}.netTotalAmount`, 'Must be unitPrice * quantity');
    }
    if (Math.abs(item.taxAmount - (item.netTotalAmount * item.taxRate) / 10000) > slack) {
      complaints.add(`${at}.taxAmount`, 'Must be unitPrice * quantity * taxRate / 10000');
    }
    return item;
  });
}

const grossTotal = (items: OrderItem[]): number => items.reduce((total, item) => total + item.grossTotalAmount, 0);

function readWebHooks(complaints: Complaints, value: unknown): WebHook[] {
  const notifications = asObject(value);
  // The provider reads property names without regard to case; both spellings are seen in the wild.
  const list = notifications.webHooks ?? notifications.webhooks ?? [];
  if (!Array.isArray(list)) complaints.add('notifications.webHooks', 'A list is required');
  if (!Array.isArray(list)) return [];
  if (list.length > 32) complaints.add('notifications.webHooks', 'The maximum number of webhooks is 32');
  return list.map((entry: unknown, index) => {
    const given = asObject(entry);
    const at = `notifications.webHooks[${index}]`;
    const eventName = String(given.eventName ?? '');
    if (!(EVENT_NAMES as readonly string[]).includes(eventName)) complaints.add(`${at}.eventName`, 'Unknown event name');
    const url = complaints.address(`${at}.url`, given.url, true, 256) ?? '';
    if (url !== '' && new URL(url).protocol !== 'https:' && !LOOPBACK.has(new URL(url).hostname)) {
      complaints.add(`${at}.url`, 'Must be HTTPS (the simulator lets plain HTTP through to this machine only)');
    }
    const { authorization } = given;
    if (authorization === undefined) return { eventName, url };
    if (typeof authorization !== 'string' || !/^[0-9a-zA-Z]{8,64}$/.test(authorization)) {
      complaints.add(`${at}.authorization`, 'Must be between 8 and 64 alphanumeric characters');
    }
    return { eventName, url, authorization: String(authorization) };
  });
}

/** Checks `POST /v1/payments`. */
export function readNewPayment(body: Dictionary): { value: NewPayment } | { errors: FieldErrors } {
  const complaints = new Complaints();
  const order = asObject(body.order);
  const checkout = asObject(body.checkout);
  const items = readItems(complaints, 'order.items', order.items);
  const amount = complaints.whole('order.amount', order.amount);
  if (amount <= 0) complaints.add('order.amount', 'Must be higher than 0');
  else if (items.length > 0 && amount !== grossTotal(items)) {
    complaints.add('order.amount', 'The amount must match the sum of the order items');
  }
  const currency = complaints.text('order.currency', order.currency, /[^A-Z]/, 3);
  if (currency.length !== 3) complaints.add('order.currency', 'Must be a currency code of three letters');
  const reference = complaints.text('order.reference', order.reference, CHARACTERS, 128, false);
  const myReference = complaints.text('myReference', body.myReference, CHARACTERS, 36, false);

  const integrationType = checkout.integrationType ?? 'EmbeddedCheckout';
  if (integrationType !== 'EmbeddedCheckout' && integrationType !== 'HostedPaymentPage') {
    complaints.add('checkout.integrationType', 'Must be EmbeddedCheckout or HostedPaymentPage');
  }
  const hosted = integrationType === 'HostedPaymentPage';
  const url = complaints.address('checkout.url', checkout.url, !hosted, 256);
  const returnUrl = complaints.address('checkout.returnUrl', checkout.returnUrl, hosted);
  const cancelUrl = complaints.address('checkout.cancelUrl', checkout.cancelUrl, false);
  const termsUrl = complaints.address('checkout.termsUrl', checkout.termsUrl, true) ?? '';
  const { expiresAt } = checkout;
  if (expiresAt !== undefined) {
    const ahead = Date.parse(String(expiresAt)) - Date.now();
    if (!(ahead > 0 && ahead <= 45 * 86400_000)) complaints.add('checkout.expiresAt', 'Must be within 45 days from now');
  }
  const configuration = Array.isArray(body.paymentMethodsConfiguration) ? body.paymentMethodsConfiguration : [];
  const webHooks = readWebHooks(complaints, body.notifications);

  if (Object.keys(complaints.errors).length > 0) return { errors: complaints.errors };
  return {
    value: {
      order: { items, amount, currency, ...(reference === '' ? {} : { reference }) },
      checkout: {
        integrationType: hosted ? 'HostedPaymentPage' : 'EmbeddedCheckout',
        termsUrl,
        charge: checkout.charge === true,
        ...(url === undefined ? {} : { url }),
        ...(returnUrl === undefined ? {} : { returnUrl }),
        ...(cancelUrl === undefined ? {} : { cancelUrl }),
      },
      webHooks,
      methods: configuration.map(asObject).filter((entry) => entry.enabled !== false).map((entry) => String(entry.name)),
      ...(myReference === '' ? {} : { myReference }),
      ...(expiresAt === undefined ? {} : { expiresAt: new Date(String(expiresAt)).toISOString() }),
    },
  };
}

/**
 * Checks the body that charges, cancels and refunds share.
 * @param whole the amount that needs no order items, in øre; anything else is a part and needs them.
 */
export function readAmount(
  body: Dictionary,
  whole: number,
  items: OrderItem[],
): { amount: number; orderItems: OrderItem[] } | { errors: FieldErrors } {
  const complaints = new Complaints();
  const amount = complaints.whole('amount', body.amount);
  if (amount <= 0) complaints.add('amount', 'Must be higher than 0');
  let orderItems = items;
  if (body.orderItems !== undefined && body.orderItems !== null) {
    orderItems = readItems(complaints, 'orderItems', body.orderItems);
    if (orderItems.length > 0 && grossTotal(orderItems) !== amount) {
      complaints.add('amount', 'The amount must match the sum of the order items');
    }
  } else if (amount !== whole) {
    complaints.add('orderItems', 'Order items are required when the amount is a part of the whole');
  }
  return Object.keys(complaints.errors).length > 0 ? { errors: complaints.errors } : { amount, orderItems };
}
