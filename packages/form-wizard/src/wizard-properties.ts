import type { PropertyDeclarations } from 'lit';
import type { AddressLookup } from '@faelles/fields/address-field/lookup.js';
import type { Uploader } from '@faelles/fields/file-field/upload.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { FollowUpNote } from '@faelles/schemas/follow-up.js';
import type { Assembly } from './assembly.ts';
import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import type { Saver } from './saver.ts';
import type { TrailingStep } from './step-list.ts';

/** What a page sets on the wizard. */
export abstract class WizardProperties extends FkElement {
  static override properties: PropertyDeclarations = {
    definition: { attribute: false },
    inputs: { attribute: false },
    step: {},
    today: {},
    trailingSteps: { attribute: false },
    uploader: { attribute: false },
    addressLookup: { attribute: false },
    asker: { attribute: false },
    saver: { attribute: false },
    submitting: { type: Boolean },
    problem: {},
    withoutPage: { type: Boolean, attribute: 'without-page' },
    followUp: { attribute: false },
    broken: { state: true },
    ready: { state: true },
    open: { state: true },
    loading: { state: true },
  };

  /** The form. A new one begins anew, with `inputs`. */
  declare definition: FormDefinition | undefined;
  /** What was typed before, as a draft has it. */
  declare inputs: Inputs | undefined;
  /** Step the citizen had come to, as a draft has it; afterwards the step shown. Use `show()` to move. */
  declare step: string;
  /** Today in Denmark, `YYYY-MM-DD`; given by tests. */
  declare today: string | undefined;
  /** Steps that come after the form, as payment. */
  declare trailingSteps: TrailingStep[];
  /** Sends files; the field is named by its path. */
  declare uploader: Uploader | undefined;
  /** Looks Danish addresses up. Without one they are typed by parts. */
  declare addressLookup: AddressLookup | undefined;
  /** Asks the server: for data of sources, and whether an answer is right. Without one the citizen types all data. */
  declare asker: Asker | undefined;
  /** Keeps drafts. Without one nothing is saved, and leaving the page with answers is asked about. */
  declare saver: Saver | undefined;
  /** The page is sending the answers. */
  declare submitting: boolean;
  /** What went wrong with sending, in words for the citizen. */
  declare problem: string;
  /** Leave the page's address and title alone: for a wizard that is only a part of its page. */
  declare withoutPage: boolean;
  /** Told what happens on the way: steps, names of fields and rules; never who, and never what was written. */
  declare followUp: ((note: FollowUpNote) => void) | undefined;
  /** @internal The elements of the page that the form is made of, when it has no definition. */
  declare assembly: Assembly | undefined;
  declare protected broken: boolean;
  declare protected ready: boolean;
  declare protected open: boolean;
  declare protected loading: boolean;

  constructor() {
    super();
    this.step = this.problem = '';
    this.trailingSteps = [];
    this.submitting = this.withoutPage = this.broken = this.ready = this.open = this.loading = false;
  }
}
