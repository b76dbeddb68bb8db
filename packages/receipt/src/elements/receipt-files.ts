import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ReceiptFile } from '@faelles/client/receipt-file.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import type { CaseStatusView } from '@faelles/schemas/case-status.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { calendarEntries } from '../model/calendar.ts';
import { saveFile } from './save-receipt.ts';

/** The files the server makes. The data (JSON) are in the page already. */
type Kind = 'pdf' | 'ics';

/**
 * Buttons for the files of a receipt, in the slot `files` of `<fk-receipt>`: a PDF, and a calendar when the receipt has
 * days. By a call and not by a link: the secret of a bookmark belongs in no address.
 *
 * @summary A receipt as PDF, and its days for the citizen's own calendar.
 */
export class FkReceiptFiles extends FkElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 16px;
      }
      /* The buttons stand in the row of the receipt's own. */
      :host([slot='files']) {
        display: contents;
      }
      [role='status'] {
        flex-basis: 100%;
        margin: 0;
      }
      /* Empty, it stands ready to be read aloud, and takes no room. */
      [role='status']:empty {
        position: absolute;
      }
      @media print {
        :host,
        :host([slot='files']) {
          display: none;
        }
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    receipt: { attribute: false },
    status: { attribute: false },
    file: { attribute: false },
    said: { state: true },
  };

  declare receipt: Receipt | undefined;
  /** Where its case stands, which has days of its own. */
  declare status: CaseStatusView | undefined;
  /** Fetches a file in a language. Rejects with `status` 404 where there is none. */
  declare file: ((kind: Kind, language: string) => Promise<ReceiptFile>) | undefined;
  declare private said: { key: string; name?: string } | undefined;

  #busy = false;

  protected override render(): TemplateResult | typeof nothing {
    if (!this.receipt || !this.file) return nothing;
    const days = calendarEntries(this.receipt, this.status).length > 0;
    return html`${this.#button('pdf')} ${days ? this.#button('ics') : nothing}
      <p role="status" class="soft">${this.said ? this.t(this.said.key, { name: this.said.name ?? '' }) : ''}</p>`;
  }

  #button(kind: Kind): TemplateResult {
    return html`<button type="button" @click=${() => void this.#fetch(kind)}>${this.t(`receipt-files.${kind}`)}</button>`;
  }

  async #fetch(kind: Kind): Promise<void> {
    // Pressed again while it is on its way: it is said, and comes once.
    if (this.#busy) return;
    this.#busy = true;
    this.said = { key: `receipt-files.${kind}.busy` };
    try {
      const { blob, name } = await this.file!(kind, this.words.language);
      saveFile(blob, name);
      this.said = { key: 'receipt-files.saved', name };
    } catch (error) {
      const none = kind === 'ics' && (error as { status?: number }).status === 404;
      this.said = { key: none ? 'receipt-files.none' : 'receipt-files.failed' };
    }
    this.#busy = false;
  }
}
