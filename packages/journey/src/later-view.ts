import type { TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { JourneyCalls } from './calls.ts';
import type { Flow } from './flow.ts';
import { elsewhereView } from './elsewhere-view.ts';
import { invitedView, overviewView, waitView } from './consents/consents-view.ts';
import type { moneyBack } from './receipt-money.ts';
import { paymentView, styleProgress } from './payment-view.ts';
import type { LaterPhase } from './phase.ts';
import { endedView, receiptView } from './receipt-view.ts';

interface LaterView {
  words: LanguageController;
  flow: Flow;
  problem: string;
  base: string;
  client: JourneyCalls | undefined;
  /** What went back after the receipt was written; fetched when something did. */
  money: typeof moneyBack | undefined;
  open: boolean;
  toggle: () => void;
}

export { styleProgress };

/** Draws what comes when the form is over. */
export function laterView(phase: LaterPhase, view: LaterView): TemplateResult {
  switch (phase.name) {
    case 'consenting':
      return waitView(phase, view);
    case 'invited':
      return invitedView(phase, view);
    case 'consents':
      return overviewView(view);
    case 'paying':
    case 'waiting':
      return paymentView(phase, view);
    case 'elsewhere':
      return elsewhereView(view);
    case 'receipt':
      return receiptView(phase, view);
    case 'ended':
      return endedView(phase, view);
  }
}
