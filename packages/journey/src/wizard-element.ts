import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';

/** The wizard as the journey speaks to it; only the type, so that the wizard is loaded when it is needed. */
export type WizardElement = FkFormWizard;
