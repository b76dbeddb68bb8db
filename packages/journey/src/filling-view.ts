import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import type { AddressLookup } from '@faelles/fields/address-field/lookup.js';
import type { FkEvent } from '@faelles/foundation/events.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { FollowUpNote } from '@faelles/schemas/follow-up.js';
import type { changesNotice } from './drafts/changes-notice.ts';
import type { earlierNotice } from './earlier-notice.ts';
import type { Flow } from './flow.ts';
import type { Sent } from './flow-parts.ts';
import type { Beginning, Phase } from './phase.ts';
import { share, signOut, startOver } from './visit-moves.ts';

type Filling = Extract<Phase, { name: 'filling' | 'submitting' }>;

interface FillingView {
  /** Looks addresses up, where somebody does. */
  lookup: AddressLookup | undefined;
  /** Asks the server for data and whether answers are right. */
  asker: Asker | undefined;
  words: LanguageController;
  flow: Flow;
  problem: string;
  /** The citizen has gone on in the form, and has seen what was found. */
  moving: boolean;
  /** The citizen has asked to begin again and is asked whether the draft may go. */
  confirming: boolean;
  confirm: (confirming: boolean) => void;
  stepped: () => void;
  /** Says what a newer form asks otherwise; fetched when there is one. */
  changes: typeof changesNotice | undefined;
  /** Says what was found of an earlier application; fetched when there is one. */
  earlier: typeof earlierNotice | undefined;
  /** Drafts can be opened on other devices. */
  linkable: boolean;
  /** Saving for later is on the page. */
  later: boolean;
  /** Opens or closes it. */
  setLater: (later: boolean) => void;
  /** Told what happens in the form. */
  followUp: (note: FollowUpNote) => void;
}

/** The form, and above it what was found of earlier visits. */
export function fillingView(phase: Filling, view: FillingView): TemplateResult {
  const { words, flow, problem, moving, stepped, followUp } = view;
  const { beginning } = phase;
  const sending = phase.name === 'submitting';
  return html`${phase.name === 'filling' && phase.earlier && !moving ? view.earlier?.(phase.earlier, view) : nothing}
    ${!sending && !moving && beginning.savedAt ? draftNotice(beginning, view) : nothing}
    ${!sending && !moving && beginning.changes ? view.changes?.(beginning.changes, beginning.savedAt, words) : nothing}
    <fk-form-wizard
      .definition=${beginning.definition}
      .inputs=${beginning.inputs}
      .step=${beginning.step ?? ''}
      .saver=${flow.keeper}
      .uploader=${flow.keeper.upload}
      .addressLookup=${view.lookup}
      .asker=${view.asker}
      .trailingSteps=${trailing(beginning.definition.price !== undefined, words)}
      .submitting=${sending}
      .problem=${problem}
      .followUp=${followUp}
      @fk-step=${stepped}
      @fk-submit=${(event: FkEvent<Sent>) => void flow.sending.submit(event.detail)}
    ></fk-form-wizard>
    ${sending ? nothing : draftTools(view)}`;
}

/** Payment, as a step that comes after the form. One list per language, so that a render gives the same one again. */
const lists = new Map<string, { id: string; title: { da: string } }[]>();

function trailing(costs: boolean, words: LanguageController): { id: string; title: { da: string } }[] {
  const title = costs ? words.t('journey.payment') : '';
  if (!lists.has(title)) lists.set(title, title ? [{ id: 'payment', title: { da: title } }] : []);
  return lists.get(title)!;
}

/** The draft that the form goes on with, and the way out of it. */
function draftNotice({ savedAt, kept }: Beginning, { words, flow, confirming, confirm }: FillingView): TemplateResult {
  return html`<section class="notice" aria-labelledby="draft">
    <h2 id="draft">${words.t('journey.draft-found')}</h2>
    ${confirming
      ? html`<p>${words.t('journey.start-over-lead')}</p>
          <div class="actions">
            <button type="button" @click=${() => (confirm(false), void startOver(flow))}>${words.t('journey.delete-draft')}</button>
            <button type="button" class="plain" @click=${() => confirm(false)}>${words.t('journey.keep-draft')}</button>
          </div>`
      : html`<p>
          ${words.t(kept ? 'journey.kept-lead' : 'journey.draft-lead', { time: formatDateTime(savedAt!, words.language) })}
          <button type="button" class="plain" @click=${() => confirm(true)}>${words.t('journey.start-over')}</button>
        </p>`}
  </section>`;
}

/** What may be done with the draft beside filling it in: taking it along, and leaving nothing at a computer that others use. */
function draftTools({ words, flow, linkable, later, setLater }: FillingView): TemplateResult {
  const { drafts } = flow;
  return html`<div class="beside">
    <div class="tools">
      ${linkable ? html`<button type="button" class="plain later" aria-expanded=${later} @click=${() => setLater(!later)}>${words.t('journey.save-later')}</button>` : nothing}
      ${drafts.shared ? nothing : html`<button type="button" class="plain" @click=${() => void share(flow)}>${words.t('journey.share')}</button>`}
      <p class="soft" role="status">${drafts.shared ? words.t('journey.shared') : ''}</p>
    </div>
    ${later
      ? html`<fk-save-later .linking=${drafts.linking} .close=${() => setLater(false)} .leave=${() => void signOut(flow, 'saved')}></fk-save-later>`
      : nothing}
  </div>`;
}
