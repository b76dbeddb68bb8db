import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { VerifyCalls } from '@faelles/client/verify.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent } from '@faelles/foundation/events.js';
import { answersStyles } from '@faelles/foundation/styles/answers.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import type { ReceiptVerdict } from '@faelles/schemas/receipt-verdict.js';
import { groupCode, readVerificationCode, type CodeProblem } from '../model/verification-code.ts';
import type { FileFault, FoundInFile } from './read-receipt-file.ts';
import { failurePart, verdictPart, type Answered, type Asked, type Failure } from './verdict-part.ts';
import { verifierStyles } from './verifier-styles.ts';

/** What `fk-verdict` tells: the verdict, and by what it was asked. Nothing of what was typed or chosen. */
export interface VerdictDetail {
  verdict: ReceiptVerdict['verdict'];
  by: Asked['by'];
}

/** After this many milliseconds it is said that it takes long. */
const slowAfter = 4000;

/**
 * Whether a receipt is genuine: by the code on it, by its file, or by its signature. Anyone may ask, on any page; the answer
 * says in plain words what is the case, what that means and what to do, and nothing personal. Files are read in the browser.
 *
 * @summary Checks a receipt.
 * @tagname fk-receipt-verifier
 * @fires {FkEvent<VerdictDetail>} fk-verdict - An answer came.
 * @slot - Words of the page's own between the lead and the questions.
 * @csspart heading - The heading of level 1.
 * @csspart verdict - The answer.
 */
export class FkReceiptVerifier extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, answersStyles, verifierStyles];

  static override properties: PropertyDeclarations = {
    endpoint: {},
    authority: {},
    code: {},
    hideHeading: { type: Boolean, attribute: 'hide-heading' },
    calls: { attribute: false },
    typed: { state: true },
    faults: { state: true },
    state: { state: true },
    over: { state: true },
  };

  /** Root of the HTTP contract. Default `/api`; may be on another origin. */
  declare endpoint: string;
  /** CVR number of the only authority whose receipts will do. */
  declare authority: string | undefined;
  /** A code that is asked about at once, as the address from a QR code brings it. */
  declare code: string | undefined;
  /** The page has a heading and a lead of its own. */
  declare hideHeading: boolean;
  /** Calls, when they are not over `endpoint`. */
  declare calls: VerifyCalls | undefined;
  declare private typed: { code: string; signature: string };
  /** What is wrong with a question: kept as keys, said in the language of the page. */
  declare private faults: { code?: CodeProblem | undefined; file?: { fault: FileFault; name: string }; signature?: boolean };
  declare private state:
    | { name: 'idle' }
    | { name: 'asking'; slow: boolean }
    | ({ name: 'answered' } & Answered)
    | { name: 'failed'; failure: Failure };
  declare private over: boolean;

  #asking: AbortController | undefined;
  /** The last question, to be asked again when it could not be. */
  #last: (() => Promise<void>) | undefined;

  constructor() {
    super();
    this.endpoint = '/api';
    this.hideHeading = false;
    this.typed = { code: '', signature: '' };
    this.faults = {};
    this.state = { name: 'idle' };
    this.over = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking?.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('code') || !this.code) return;
    this.typed = { ...this.typed, code: this.code };
    void this.#byCode();
  }

  protected override updated(changed: PropertyValues): void {
    // What took the place of the question is where the reader goes on.
    if (changed.has('state') && ['answered', 'failed'].includes(this.state.name)) this.renderRoot.querySelector<HTMLElement>('#answer')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    // Its words are on their way.
    if (!this.t('verifier.heading')) return nothing;
    const { state } = this;
    const asking = state.name === 'asking';
    return html`${this.hideHeading
        ? nothing
        : html`<h1 part="heading">${this.t('verifier.heading')}</h1>
            <p class="lead">${this.t('verifier.lead')}</p>`}
      <slot></slot>
      <p role="status" class="asking">${asking ? this.t(state.slow ? 'verifier.slow' : 'verifier.asking') : ''}</p>
      ${state.name === 'answered' ? verdictPart(state, this.words, this.#another) : nothing}
      ${state.name === 'failed' ? failurePart(state.failure, this.words, () => void this.#last?.()) : nothing}
      <div class="ways" ?hidden=${state.name === 'answered'}>${this.#codeWay()} ${this.#fileWay()} ${this.#signatureWay()}</div>`;
  }

  #codeWay(): TemplateResult {
    return html`<form novalidate @submit=${this.#submit(this.#byCode)}>
      <h2>${this.t('verifier.code.heading')}</h2>
      <fk-text-field
        id="code"
        validation="manual"
        required
        autocomplete="off"
        size="24"
        label=${this.t('verifier.code.label')}
        hint=${this.t('verifier.code.hint')}
        .input=${this.typed.code}
        .error=${this.#codeFault()}
        @input=${this.#type('code')}
      ></fk-text-field>
      <div class="actions"><button class="primary">${this.t('verifier.code.ask')}</button></div>
    </form>`;
  }

  #fileWay(): TemplateResult {
    const { file } = this.faults;
    const fault = file && this.t(`verifier.file.${file.fault}`, { name: file.name });
    // A button of ours: the browser's own speaks the browser's language, whatever the page's is.
    return html`<section>
      <h2>${this.t('verifier.file.heading')}</h2>
      <div class="field ${fault ? 'wrong' : ''}">
        <div id="file-hint" class="hint">${this.t('verifier.file.hint')}</div>
        ${fault ? html`<div id="file-error" class="error"><span class="visually-hidden">${this.t('field.error')} </span>${fault}</div>` : nothing}
        <div class="drop ${this.over ? 'over' : ''}" @dragover=${this.#drag} @dragleave=${this.#drag} @drop=${this.#drop}>
          <button id="file" type="button" aria-describedby=${`${fault ? 'file-error ' : ''}file-hint`} @click=${this.#open}>${this.t('verifier.file.choose')}</button>
          <input type="file" hidden accept=".pdf,.json,.jws,application/pdf,application/json" @change=${this.#choose} />
          <span class="hint">${this.t('verifier.file.drop')}</span>
        </div>
      </div>
    </section>`;
  }

  #signatureWay(): TemplateResult {
    return html`<details>
      <summary>${this.t('verifier.signature.heading')}</summary>
      <form novalidate @submit=${this.#submit(this.#bySignature)}>
        <fk-textarea-field
          id="signature"
          validation="manual"
          required
          autocomplete="off"
          label=${this.t('verifier.signature.label')}
          hint=${this.t('verifier.signature.hint')}
          .input=${this.typed.signature}
          .error=${this.faults.signature ? this.t('verifier.signature.required') : ''}
          @input=${this.#type('signature')}
        ></fk-textarea-field>
        <div class="actions"><button>${this.t('verifier.signature.ask')}</button></div>
      </form>
    </details>`;
  }

  readonly #submit = (ask: () => Promise<void>) => (event: Event) => {
    event.preventDefault();
    void ask();
  };

  readonly #type = (name: 'code' | 'signature') => (event: Event) => {
    const text = String((event.currentTarget as unknown as { input?: unknown }).input ?? '');
    this.typed = { ...this.typed, [name]: text };
    // Once shown, an error goes as soon as what it says is no longer so.
    if (name === 'code' && this.faults.code) this.faults = { ...this.faults, code: readVerificationCode(text).problem };
    if (name === 'signature' && text.trim()) this.faults = { ...this.faults, signature: false };
  };

  #codeFault(): string {
    const problem = this.faults.code;
    if (!problem) return '';
    const count = [...this.typed.code.replace(/.*#/, '').replace(/[\s\p{Pd}.]/gu, '')].length;
    return this.t(`verifier.code.${problem === 'check' ? 'mistyped' : problem}`, { count });
  }

  readonly #byCode = async (): Promise<void> => {
    const { code, problem } = readVerificationCode(this.typed.code);
    if (problem) return this.#refuse('code', { code: problem });
    await this.#ask({ by: 'code', name: groupCode(code) }, (calls, options) => calls.code(code, options));
  };

  readonly #bySignature = async (): Promise<void> => {
    const jws = this.typed.signature.replace(/\s/g, '');
    if (!jws) return this.#refuse('signature', { signature: true });
    await this.#ask({ by: 'signature', name: '' }, (calls, options) => calls.jws(jws, options), { kind: 'jws', text: jws, pdf: false });
  };

  /** The question is not asked; what was typed or chosen stays, and focus goes to where it is to be mended. */
  #refuse(id: 'code' | 'file' | 'signature', faults: FkReceiptVerifier['faults']): void {
    this.#asking?.abort();
    this.state = { name: 'idle' };
    this.faults = faults;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus());
  }

  async #byFile(file: File): Promise<void> {
    const { readReceiptFile } = await import('./read-receipt-file.ts');
    const found = await readReceiptFile(file);
    if (typeof found === 'string') return this.#refuse('file', { file: { fault: found, name: file.name } });
    await this.#ask(
      { by: found.pdf ? 'pdf' : 'file', name: file.name },
      (calls, options) => (found.kind === 'saved' ? calls.file(found.text, options) : found.kind === 'jws' ? calls.jws(found.text, options) : calls.receipt(found.text, found.jws, options)),
      found,
    );
  }

  async #ask(asked: Asked, question: (calls: VerifyCalls, options: { authority?: string; signal: AbortSignal }) => Promise<ReceiptVerdict>, found?: FoundInFile): Promise<void> {
    this.#asking?.abort();
    const own = (this.#asking = new AbortController());
    this.#last = () => this.#ask(asked, question, found);
    this.faults = {};
    this.state = { name: 'asking', slow: false };
    const timer = setTimeout(() => (this.state = { name: 'asking', slow: true }), slowAfter);
    try {
      const calls = this.calls ?? (await import('./verify-calls.ts')).verifyCallsAt(this.endpoint);
      const answer = await question(calls, { signal: own.signal, ...(this.authority && { authority: this.authority }) });
      if (own.signal.aborted) return;
      const receipt = (answer.verdict === 'valid' || answer.verdict === 'replaced') && found ? ((await import('./read-receipt-file.ts')).receiptIn(found) as Receipt) : undefined;
      this.state = { name: 'answered', asked, answer, receipt, at: new Date().toISOString() };
      this.dispatchEvent(new FkEvent<VerdictDetail>('fk-verdict', { verdict: answer.verdict, by: asked.by }));
    } catch (error) {
      if (!own.signal.aborted) this.state = { name: 'failed', failure: failureOf(error) };
    } finally {
      clearTimeout(timer);
    }
  }

  readonly #another = async (): Promise<void> => {
    this.state = { name: 'idle' };
    this.typed = { code: '', signature: '' };
    this.faults = {};
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#code')?.focus();
  };

  readonly #open = (): void => this.renderRoot.querySelector<HTMLInputElement>('input[type="file"]')?.click();

  readonly #choose = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same file again is another question: it may have been mended meanwhile.
    input.value = '';
    if (file) void this.#byFile(file);
  };

  readonly #drag = (event: DragEvent): void => {
    event.preventDefault();
    this.over = event.type === 'dragover';
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void this.#byFile(file);
  };
}

/** Why there is no answer. None of it says anything about the receipt. */
function failureOf(error: unknown): Failure {
  const { name, status, retryAfter } = error as { name?: string; status?: number; retryAfter?: number };
  if (name === 'NetworkError') return { why: navigator.onLine ? 'failed' : 'offline' };
  return status === 429 ? { why: 'busy', seconds: retryAfter ?? 60 } : { why: 'failed' };
}
