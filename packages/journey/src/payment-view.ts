import { html, nothing, type TemplateResult } from 'lit';
import { progress } from '@faelles/form-wizard/progress.js';
import { progressStyles } from '@faelles/form-wizard/progress-styles.js';
import '@faelles/form-wizard/words.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { FkEvent } from '@faelles/foundation/events.js';
import { unbroken } from '@faelles/foundation/unbroken.js';
import type { FkPayment } from '@faelles/payment/elements/payment.js';
import type { Payment } from '@faelles/schemas/payment.js';
import type { JourneyCalls } from './calls.ts';
import type { Flow } from './flow.ts';
import { passedSteps } from './later-steps.ts';
import { paid, paymentOpen, slipWritten } from './paying-moves.ts';
import type { Phase } from './phase.ts';
import { goOn } from './what-follows.ts';

type Paying = Extract<Phase, { name: 'paying' | 'waiting' }>;

interface PaymentPage {
  words: LanguageController;
  flow: Flow;
  problem: string;
  base: string;
  client: JourneyCalls | undefined;
  /** The list of steps is open on narrow screens. */
  open: boolean;
  toggle: () => void;
}

/** Puts the style sheet of the progress into the journey's root, once. */
export function styleProgress(root: ShadowRoot): void {
  const sheet = progressStyles.styleSheet!;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** States of a payment from which the citizen may pay again. */
const payableAgain: readonly Payment['state'][] = ['declined', 'cancelled-by-user', 'expired'];

/** The application is in; it is to be paid, or its payment is waited for. Beside it the steps of the form, all done. */
export function paymentView(phase: Paying, page: PaymentPage): TemplateResult {
  const { words, flow, open, toggle } = page;
  const steps = passedSteps(flow.passed, flow.definition, words);
  if (!steps.length) return paymentPage(phase, page);
  return html`<div class="paying">
    <div class="frame">
      ${progress({ steps, open, toggle, go: () => {} }, words)}
      <div class="main">${paymentPage(phase, page)}</div>
    </div>
  </div>`;
}

function paymentPage(phase: Paying, { words, flow, problem, base, client }: PaymentPage): TemplateResult {
  const { application } = phase;
  const { id, reference, order, payment } = application;
  const authority = flow.definition?.authority.name;
  const heard = ({ detail, target }: FkEvent<Pick<Payment, 'state'>>) => {
    if (payableAgain.includes(detail.state)) paymentOpen(flow);
    // Of one that is received already, the citizen came here to look at the slip or to pay in another way.
    else if (application.state !== 'received' && (target as FkPayment).payment?.slip) void slipWritten(flow, id);
  };
  return html`<h1 tabindex="-1" part="heading">${words.t('journey.payment')}</h1>
    ${problem ? html`<div class="notice warning" role="status"><p>${problem}</p></div>` : nothing}
    <fk-payment
      hide-heading
      .order=${order}
      .payment=${payment}
      .calls=${client?.payments}
      .endpoint=${`${base}/api`}
      .applicationId=${id}
      .authority=${authority}
      .arrival=${arrivalOf(phase)}
      @fk-payment=${heard}
      @fk-paid=${() => void paid(flow, id)}
    ></fk-payment>
    <p class="soft">${unbroken(words.t('journey.stored', { reference }), reference)}</p>
    ${application.state === 'received' ? html`<div class="tools"><button type="button" class="plain" @click=${() => void goOn(flow, application)}>${words.t('journey.go-to-receipt')}</button></div>` : nothing}`;
}

/** A cancelled attempt that is closed is told by its own state; the arrival would be held against the next attempt too. */
function arrivalOf(phase: Paying): '' | 'returned' | 'cancelled' {
  if (phase.name === 'waiting') return 'returned';
  return phase.application.payment?.finished ? '' : phase.arrival;
}
