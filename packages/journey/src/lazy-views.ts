import type { changesNotice } from './drafts/changes-notice.ts';
import type { earlierNotice } from './earlier-notice.ts';
import type { laterView } from './later-view.ts';
import { registerLaterWords } from './later-words.ts';
import { isLater, type Phase } from './phase.ts';
import type { moneyBack } from './receipt-money.ts';

/** What draws the phases that most visits see late or never, fetched with them. */
export class LazyViews {
  /** What comes when the form is over. */
  later: typeof laterView | undefined;
  /** What went back after the receipt was written. */
  money: typeof moneyBack | undefined;
  /** What a newer form asks otherwise. */
  changes: typeof changesNotice | undefined;
  /** What was found of an earlier application. */
  earlier: typeof earlierNotice | undefined;

  /** Fetches what the phase is drawn with. @param root takes its style sheets @throws TypeError when the connection is broken */
  async load(phase: Phase, root: ShadowRoot): Promise<void> {
    const filling = phase.name === 'filling' ? phase : undefined;
    if (isLater(phase) || filling?.earlier || (phase.name === 'closed' && phase.trouble !== 'offline')) registerLaterWords();
    if (isLater(phase)) {
      const { laterView, styleProgress } = await import('./later-view.ts');
      styleProgress(root);
      this.later = laterView;
    }
    if (phase.name === 'receipt' && phase.view.refunds?.length) {
      const { moneyBack, styleMoneyBack } = await import('./receipt-money.ts');
      styleMoneyBack(root);
      this.money = moneyBack;
    }
    // It brings the words of drafts, which the end of a visit speaks with too.
    if (filling?.beginning.changes || ('why' in phase && phase.why)) this.changes = (await import('./drafts/changes-notice.ts')).changesNotice;
    if (filling?.earlier) this.earlier = (await import('./earlier-notice.ts')).earlierNotice;
  }
}
