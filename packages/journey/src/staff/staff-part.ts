import type { PropertyDeclarations } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent } from '@faelles/foundation/events.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { formatDateTime, formatMoney } from '@faelles/language/format.js';
import type { StaffCalls } from './staff-calls.ts';
import { staffStyles } from './staff-styles.ts';

/**
 * What the parts of the staff's page start from.
 * @fires {FkEvent<undefined>} fk-signed-out - The server no longer knows who this is.
 */
export abstract class StaffPart extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, staffStyles];
  static override properties: PropertyDeclarations = { calls: { attribute: false } };

  /** How to reach the server. */
  declare calls: StaffCalls | undefined;

  protected money(ore: number): string {
    return formatMoney(ore, this.words.language);
  }
  protected when(instant: string): string {
    return formatDateTime(instant, this.words.language);
  }
  /** Tells the page that somebody must sign in again. */
  protected signedOut(): void {
    this.dispatchEvent(new FkEvent('fk-signed-out', undefined));
  }
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
