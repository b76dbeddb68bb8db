/** fk-payment on a test page, with a back end that answers by script over HTTP; and what it says. */
import { fixture, html } from '@open-wc/testing';
import '@faelles/payment/elements/fk-payment.js';
import type { FkPayment } from '@faelles/payment/elements/payment.js';
import { ok, type Script } from '../../stories/payment/endpoint.ts';
import { applicationId, situation } from '../../stories/payment/fixture.ts';
import { endpoint, type Endpoint } from './payment-endpoint.ts';
import { until } from './until.ts';

export interface Opened extends Endpoint {
  found: FkPayment;
}
const opened: FkPayment[] = [];

/** An element at a back end that answers so. */
export async function open(script: Script, properties: Partial<FkPayment> = {}, inside: unknown = ''): Promise<Opened> {
  const back = await endpoint({ situation: [ok(situation())], ...script });
  // Not from the address: the test runner's own is none of ours.
  const found = await fixture<FkPayment>(
    html`<fk-payment arrival="" application-id=${applicationId} endpoint=${back.url}>${inside}</fk-payment>`,
  );
  opened.push(found);
  // Nobody leaves the test page; a test that wants to know where to asks the event.
  found.addEventListener('fk-before-pay', (event) => event.preventDefault());
  Object.assign(found, properties);
  return { ...back, found };
}
export const text = (found: FkPayment): string => found.shadowRoot!.textContent!.replace(/\s+/g, ' ');
export const says = (found: FkPayment, words: string | RegExp) => until(() => text(found).match(words), `${words}`, () => text(found));
export const status = (found: FkPayment): HTMLElement => found.shadowRoot!.querySelector<HTMLElement>('[role=status]')!;
export const pay = (found: FkPayment) => found.shadowRoot!.querySelector<HTMLButtonElement>('#pay');
export const ready = async (found: FkPayment): Promise<HTMLButtonElement> => {
  await until(() => pay(found)?.textContent?.trim(), 'the button');
  return pay(found)!;
};
export const radios = (found: FkPayment) => [...found.shadowRoot!.querySelectorAll<HTMLInputElement>('[type=radio]')];
export const starts = async ({ asked }: Endpoint) => (await asked()).filter(({ call }) => call === 'start');

/** Whoever hears of another test's news would ask a back end that is gone. */
export function putAway(): void {
  sessionStorage.clear();
  opened.splice(0).forEach((one) => one.remove());
}
