import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { Flow } from './flow.ts';
import { payOtherwise } from './paying-moves.ts';
import type { Phase } from './phase.ts';
import type { moneyBack } from './receipt-money.ts';
import { beginAnew, signOut } from './visit-moves.ts';

interface ReceiptPage {
  words: LanguageController;
  flow: Flow;
  problem: string;
  money: typeof moneyBack | undefined;
}

/** The receipt, and what the citizen may do after it. Only its own session can be signed out of. */
export function receiptView({ view, asking }: Extract<Phase, { name: 'receipt' }>, { words, flow, problem, money }: ReceiptPage): TemplateResult {
  const { applicationId, receipt } = view;
  const overview = flow.parts.place.overview();
  const owed = applicationId !== undefined && (receipt.payment?.remainingOre ?? 0) > 0;
  return html`<fk-receipt .view=${view}>
      ${asking.file ? html`<fk-receipt-files slot="files" .receipt=${receipt} .status=${view.status} .file=${asking.file}></fk-receipt-files>` : nothing}
      <fk-case-status slot="status" .status=${view.status} .load=${asking.status}></fk-case-status>
      ${money?.(view, words) ?? nothing}
      ${owed ? html`<div slot="payment" class="tools"><button type="button" @click=${() => void payOtherwise(flow, applicationId)}>${words.t('journey.pay-otherwise')}</button></div>` : nothing}
    </fk-receipt>
    ${problem ? html`<div class="notice warning" role="status"><p>${problem}</p></div>` : nothing}
    <div class="after">
      <button type="button" @click=${() => void beginAnew(flow)}>${words.t('journey.new-application')}</button>
      ${view.masked
        ? nothing
        : html`${overview && asksConsent(flow) ? html`<a href=${overview}>${words.t('journey.consents')}</a>` : nothing}
            <button type="button" aria-describedby="sign-out" @click=${() => void signOut(flow)}>${words.t('journey.sign-out')}</button>
            <p class="soft" id="sign-out">${words.t('journey.sign-out-hint')}</p>`}
    </div>`;
}

/** A form without consents has none to look at. */
const asksConsent = (flow: Flow) => (flow.definition?.consents?.length ?? 0) > 0;

/** Nothing of the visit is left here: what the citizen may come back to is with the server. */
export function endedView({ why }: Extract<Phase, { name: 'ended' }>, { words, flow }: Omit<ReceiptPage, 'problem' | 'money'>): TemplateResult {
  return html`<h1 tabindex="-1" part="heading">${words.t(why === 'over' ? 'journey.ended-over' : 'journey.signed-out')}</h1>
    <p class="lead">${words.t(why ? `journey.ended-${why}-lead` : 'journey.signed-out-lead')}</p>
    <div class="actions">
      <button type="button" @click=${() => void beginAnew(flow)}>${words.t('journey.new-application')}</button>
    </div>`;
}
