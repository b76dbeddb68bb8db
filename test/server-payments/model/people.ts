// What citizens, staff and the provider's own people do. Each is one HTTP call or two, as a browser would make them.
import { createHash, randomUUID } from 'node:crypto';
import { goodAnswers } from '../../server/definition.ts';
import type { BookKeeping, Entry } from './provider.ts';
import type { Heard, World } from './world.ts';

/** A provider's page that a citizen was sent to and may still have open. */
export interface Page {
  provider: string;
  providerId: string;
  paymentId: string;
}

/** A citizen with one browser and one application. */
export class Citizen {
  applicationId: string | undefined;
  total = 0;
  readonly pages: Page[] = [];
  readonly #links: string[] = [];
  #cookie = '';
  #submitKey = '';
  #payKey: { key: string; method: string } = { key: '', method: '' };
  readonly #world: World;
  constructor(world: World) {
    this.#world = world;
  }

  async #call(method: string, path: string, json?: unknown, headers: Record<string, string> = {}): Promise<Heard> {
    const cookie = this.#cookie === '' ? undefined : { cookie: this.#cookie };
    const heard = await this.#world.call(method, path, { json, headers: { ...cookie, ...headers } });
    if (heard !== 'lost') this.#cookie = heard.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    return heard;
  }

  /** Sends the form. A lost answer is sent again with the same key until one comes, as the page does. */
  async submit(days: number, lost: boolean): Promise<void> {
    await this.#call('POST', '/api/session', {});
    this.total = days * 1000;
    this.#submitKey = randomUUID();
    const body = {
      solution: 'test-permit', definitionVersion: '1.0.0', language: 'da',
      answers: { ...goodAnswers, days }, shownTotalOre: this.total,
    };
    const send = () => this.#call('POST', '/api/applications', body, { 'idempotency-key': this.#submitKey });
    if (lost) await send();
    let heard = await send();
    for (let tries = 0; heard === 'lost' && tries < 3; tries++) heard = await send();
    if (heard === 'lost' || heard.status !== 201) throw new Error(`not submitted: ${JSON.stringify(heard)}`);
    this.applicationId = heard.body.id;
  }

  /** Presses "pay". `same` sends the key of the press before, as a retry does; `lost` never sees the answer. */
  async start({ method, same, lost }: { method: string; same: boolean; lost: boolean }): Promise<Heard> {
    if (!same || this.#payKey.key === '') this.#payKey = { key: randomUUID(), method };
    const { key } = this.#payKey;
    const path = `/api/applications/${this.applicationId}/payments`;
    const heard = await this.#call('POST', path, { method: this.#payKey.method, shownTotalOre: this.total }, { 'idempotency-key': key });
    this.#expect(heard, [200, 401, 404, 409, 502, 503]);
    if (!lost) await this.#remember(heard);
    return heard;
  }

  /** The same key with another total: refused whatever else is true. */
  async startWithOtherContent(): Promise<void> {
    if (this.#payKey.key === '') return;
    const body = { method: this.#payKey.method, shownTotalOre: this.total + 1 };
    const heard = await this.#call('POST', `/api/applications/${this.applicationId}/payments`, body, { 'idempotency-key': this.#payKey.key });
    this.#expect(heard, [401, 404, 409]);
  }

  /** Looks at the payment that matters, as the page does on the way back and while it waits. */
  async comeBack(): Promise<void> {
    const heard = await this.#call('GET', `/api/applications/${this.applicationId}`);
    this.#expect(heard, [200, 401, 404]);
    if (heard === 'lost' || heard.status !== 200 || !heard.body.payment) return;
    await this.#remember(await this.#call('GET', `/api/payments/${heard.body.payment.id}`));
  }

  /** Makes a pay-later link, for whoever is to pay. */
  async makeLink(): Promise<void> {
    const heard = await this.#call('POST', `/api/applications/${this.applicationId}/payment-links`);
    this.#expect(heard, [201, 401, 404, 409]);
    if (heard !== 'lost' && heard.status === 201) this.#links.push(new URL(heard.body.url).hash.slice(1));
  }

  /** Somebody else pays by a link, in another browser. */
  async payByLink(method: string): Promise<void> {
    const secret = this.#links.at(-1);
    if (secret === undefined) return;
    const headers = { authorization: `Link ${secret}`, 'idempotency-key': randomUUID() };
    const looked = await this.#world.call('GET', '/api/payment-links/current', { headers });
    this.#expect(looked, [200, 401, 403, 404, 409]);
    const json = { method, shownTotalOre: this.total };
    const heard = await this.#world.call('POST', `/api/applications/${this.applicationId}/payments`, { json, headers });
    this.#expect(heard, [200, 401, 403, 404, 409, 502, 503]);
    await this.#remember(heard);
  }

  async cancel(nth: number): Promise<void> {
    const page = this.pages[nth % this.pages.length];
    if (page) this.#expect(await this.#call('POST', `/api/payments/${page.paymentId}/cancel`), [200, 401, 404, 409, 503]);
  }

  async withdraw(): Promise<void> {
    this.#expect(await this.#call('POST', `/api/applications/${this.applicationId}/withdrawal`), [200, 401, 404, 409, 503]);
  }

  /** Presses a button of a provider's page, be it the newest or one that was left open. */
  async press(nth: number, verb: 'approve' | 'decline'): Promise<void> {
    const page = this.pages[nth % this.pages.length];
    if (!page) return;
    const provider = this.#world.providers.find(({ name }) => name === page.provider)!;
    // 409: the page is closed.
    await provider.control('POST', `payments/${page.providerId}/${verb}`).catch((error: unknown) => {
      if (!/ 409 /.test(String(error))) throw error;
    });
  }

  async #remember(heard: Heard): Promise<void> {
    if (heard === 'lost' || typeof heard.body?.redirectUrl !== 'string') return;
    const { id, provider, redirectUrl } = heard.body;
    const shown = /\/pay\/([^/?]+)/.exec(redirectUrl)![1]!;
    const at = this.#world.providers.find(({ name }) => name === provider)!;
    const entry = (await at.entries()).find(({ page }) => page === shown);
    if (!entry) throw new Error(`the citizen is sent to a page that is not there: ${redirectUrl}`);
    const { providerId } = entry;
    if (!this.pages.some((page) => page.providerId === providerId)) this.pages.push({ provider, providerId, paymentId: id });
  }

  #expect(heard: Heard, statuses: number[]): void {
    if (heard === 'lost' || statuses.includes(heard.status)) return;
    this.#world.faults.push(`a citizen was answered ${heard.status} ${JSON.stringify(heard.body)}`);
  }
}

/** What was given back on purpose, per payment: at least (the provider said yes), and at most (no answer came). */
export type Returned = Map<string, { least: number; most: number }>;

/** The provider's own pages for the municipality's book-keeper: our server is told nothing beforehand. */
export async function backOffice(world: World, returned: Returned, act: { what: BookKeeping; half: boolean; nth: number }): Promise<void> {
  const found = (await Promise.all(world.providers.map(async (provider) => (await provider.entries()).map((entry) => ({ provider, entry }))))).flat();
  const fitting = found.filter(({ entry }) => most(entry, act.what) > 0);
  const chosen = fitting[act.nth % fitting.length];
  if (!chosen) return;
  const { provider, entry } = chosen;
  const whole = most(entry, act.what);
  // A reservation is let go as a whole: half of it is an amount no order of ours has.
  const ore = act.half && act.what !== 'cancel' ? Math.max(1, Math.floor(whole / 2)) : whole;
  const status = await provider.keep(entry, act.what, ore);
  if (act.what === 'capture' || (status >= 400 && status !== 502)) return;
  const before = returned.get(entry.providerId) ?? { least: 0, most: 0 };
  returned.set(entry.providerId, { least: before.least + (status > 0 ? ore : 0), most: before.most + ore });
}

/** The most that may be given back, taken or let go, øre. */
function most(entry: Entry, what: BookKeeping): number {
  const left = entry.reserved - entry.charged - entry.cancelled;
  if (what === 'refund') return (entry.charges[0]?.ore ?? 0) - entry.refunded - entry.pending;
  return what === 'capture' || entry.charged === 0 ? left : 0;
}

/** What staff do on our own pages. The money moves later, by the server's own job, or not at all. */
export async function staff(world: World, returned: Returned, page: Page, act: { what: 'refunds' | 'captures' | 'cancels'; half: boolean; total: number }): Promise<void> {
  const ore = act.half ? Math.max(1, Math.floor(act.total / 2)) : act.total;
  const json = { refunds: { amountOre: ore, reason: 'other' }, captures: { amountOre: ore }, cancels: { reason: 'error-in-order' } }[act.what];
  const headers = { authorization: `Bearer ${world.ctx.config.secrets.staffKey}`, 'idempotency-key': randomUUID() };
  // What is not taken, and what is let go, the citizen keeps as well.
  const back = { refunds: ore, captures: act.total - ore, cancels: act.total }[act.what];
  const before = returned.get(page.providerId) ?? { least: 0, most: 0 };
  returned.set(page.providerId, { ...before, most: before.most + back });
  const heard = await world.call('POST', `/api/staff/payments/${page.paymentId}/${act.what}`, { json, headers });
  if (heard !== 'lost' && heard.status !== 404 && heard.status !== 409 && heard.status >= 300) world.faults.push(`staff were answered ${heard.status} ${JSON.stringify(heard.body)}`);
}

/** Somebody who pretends to be the provider, or a provider that speaks of things we do not know. */
export async function strangeWebhook(world: World, kind: 'forged' | 'unknown-payment' | 'unknown-event' | 'nonsense', page?: Page): Promise<void> {
  const paymentId = kind === 'unknown-payment' || !page ? randomUUID().replaceAll('-', '') : page.providerId;
  const event = kind === 'unknown-event' ? 'payment.moon.landed' : 'payment.charge.created.v2';
  const body = {
    id: randomUUID(), timestamp: world.clock().toISOString(), event,
    data: { paymentId, amount: { amount: 123_456_789, currency: 'DKK' } },
  };
  const authorization = kind === 'forged' ? 'notTheSecret000000' : world.ctx.config.nexi!.webhookSecret;
  const heard = await world.call('POST', '/api/webhooks/nexi', { json: kind === 'nonsense' ? { moon: true } : body, headers: { authorization } });
  if (kind === 'forged') await forgedAtVipps(world);
  const expected = kind === 'forged' ? 401 : kind === 'nonsense' ? 400 : 200;
  if (heard !== 'lost' && heard.status !== expected) world.faults.push(`a webhook (${kind}) was answered ${heard.status}`);
}

/** The same event as MobilePay sends it, signed by somebody who does not know the secret. */
async function forgedAtVipps(world: World): Promise<void> {
  const json = { msn: '123456', reference: randomUUID(), pspReference: randomUUID(), name: 'AUTHORIZED', amount: { currency: 'DKK', value: 1000 }, timestamp: world.clock().toISOString(), success: true };
  const signed = { host: new URL(world.url).host, 'x-ms-date': world.clock().toUTCString(), 'x-ms-content-sha256': createHash('sha256').update(JSON.stringify(json)).digest('base64') };
  const authorization = `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${createHash('sha256').update('wrong').digest('base64')}`;
  const heard = await world.call('POST', '/api/webhooks/vipps', { json, headers: { ...signed, authorization } });
  if (heard !== 'lost' && heard.status !== 401) world.faults.push(`a forged webhook of MobilePay was answered ${heard.status}`);
}
