// A citizen in a crowd: sends a form, pays, and does not give up as long as the page would not. What their browser
// repeats it repeats with the same key.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { goodAnswers, goodTotal } from '../../server/definition.ts';
import type { Provider } from '../model/provider.ts';

/** What kind of person: decided by their number, so that every run has the same people. */
export type Manner = { method: 'card' | 'mobilepay'; declinedFirst: boolean; impatient: boolean; closesTab: boolean; changesMind: boolean };

export const mannerOf = (n: number): Manner => ({
  method: n % 2 === 0 ? 'card' : 'mobilepay',
  declinedFirst: n % 10 === 3,
  impatient: n % 5 === 1,
  closesTab: n % 4 === 2,
  changesMind: n % 10 === 7,
});

type Answer = { status: number; body: any };

/** How often something is tried again before it counts as lost. With pauses, far longer than any restart takes. */
const patience = 600;

export class Payer {
  applicationId = '';
  /** Left the page before it said that everything is received. */
  wentHome = false;
  readonly #url: string;
  readonly #providers: readonly Provider[];
  readonly #manner: Manner;
  #cookie = '';
  constructor(url: string, providers: readonly Provider[], manner: Manner) {
    this.#url = url;
    this.#providers = providers;
    this.#manner = manner;
  }

  /** From the empty form until paid, or until the tab is closed on the provider's page. */
  async pay(): Promise<void> {
    const { method, declinedFirst, impatient, closesTab, changesMind } = this.#manner;
    await this.#insist('POST', '/api/session', {}, [201, 200]);
    const body = {
      solution: 'test-permit', definitionVersion: '1.0.0', language: 'da', answers: goodAnswers, shownTotalOre: goodTotal,
    };
    this.applicationId = (await this.#insist('POST', '/api/applications', body, [201])).body.id;
    let page = await this.#start(method, impatient);
    if (declinedFirst) {
      await this.#press(page, 'decline');
      page = await this.#start(method, impatient);
    }
    if (changesMind) page = await this.#start(method === 'card' ? 'mobilepay' : 'card', impatient);
    // Another press, or a copy that was killed while it closed the page: it says so, they go back and begin again.
    for (let tries = 0; !(await this.#press(page, 'approve')) && tries < patience; tries++) {
      await this.#insist('GET', `/api/payments/${page.id}`, undefined, [200]);
      await pause(300);
      page = await this.#start(method, impatient);
    }
    if (!closesTab) await this.#seeReceipt();
  }

  /** @returns the payment with its page */
  async #start(method: string, impatient: boolean): Promise<any> {
    const path = `/api/applications/${this.applicationId}/payments`;
    const body = { method, shownTotalOre: goodTotal };
    const presses = Array.from({ length: impatient ? 3 : 1 }, () => this.#insist('POST', path, body, [200]));
    return (await Promise.all(presses))[0]!.body;
  }

  /** @returns false when the page is closed */
  async #press(payment: any, verb: 'approve' | 'decline'): Promise<boolean> {
    // Paid in the meantime: there is no page any more.
    if (payment.redirectUrl === undefined) return true;
    const provider = this.#providers.find(({ name }) => name === payment.provider)!;
    const shown = /\/pay\/([^/?]+)/.exec(payment.redirectUrl)![1]!;
    const entry = (await provider.entries()).find(({ page }) => page === shown)!;
    try {
      await provider.control('POST', `payments/${entry.providerId}/${verb}`);
      return true;
    } catch (error) {
      if (/The payment is closed/.test(String(error))) return false;
      throw error;
    }
  }

  /**
   * Waits on the page until it says that the application is received, and sees the receipt's id. Whoever has waited
   * long enough goes home, as people do; the money and the application must find each other all the same.
   */
  async #seeReceipt(): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      const { body } = await this.#insist('GET', `/api/applications/${this.applicationId}`, undefined, [200]);
      if (body.state === 'received' && typeof body.receiptId === 'string') return;
      if (body.payment) await this.#insist('GET', `/api/payments/${body.payment.id}`, undefined, [200]);
      await pause(300);
    }
    this.wentHome = true;
  }

  /** Repeats a call with one key until it is answered as it should be. */
  async #insist(method: string, path: string, json: unknown, wanted: number[]): Promise<Answer> {
    const key = randomUUID();
    let last: Answer | undefined;
    for (let tries = 0; tries < patience; tries++) {
      last = await this.#once(method, path, json, key).catch(() => ({ status: 0, body: undefined }));
      if (wanted.includes(last.status)) return last;
      // What says "again" is tried again: nobody there, too much at once, or another press of the same button under way.
      if (![0, 409, 429, 502, 503].includes(last.status)) throw new Error(`${method} ${path}: ${last.status} ${JSON.stringify(last.body)}`);
      await pause(100 + Math.min(tries, 20) * 20);
    }
    throw new Error(`${method} ${path}: never answered; at last ${last?.status} ${JSON.stringify(last?.body)}`);
  }

  async #once(method: string, path: string, json: unknown, key: string): Promise<Answer> {
    const headers: Record<string, string> = { origin: this.#url, 'sec-fetch-site': 'same-origin', 'idempotency-key': key };
    if (this.#cookie !== '') headers['cookie'] = this.#cookie;
    if (json !== undefined) headers['content-type'] = 'application/json';
    const answer = await fetch(this.#url + path, { method, headers, ...(json !== undefined && { body: JSON.stringify(json) }) });
    const cookie = answer.headers.get('set-cookie');
    if (cookie !== null) this.#cookie = cookie.split(';')[0]!;
    const text = await answer.text();
    return { status: answer.status, body: /json/.test(answer.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : undefined };
  }
}
