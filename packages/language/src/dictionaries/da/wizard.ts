// Words of the form wizard: steps, error summary, check-your-answers, drafts.
export const wizard: Record<string, string> = {
  // Moving
  'wizard.start': 'Start',
  'wizard.continue': 'Fortsæt',
  'wizard.back': 'Tilbage',
  'wizard.back-to-check': 'Gem og tilbage til dine svar',
  'wizard.step': 'Trin {number} af {count}',
  'wizard.step-title': 'Trin {number} af {count}: {title}',
  'wizard.steps': 'Trin i ansøgningen',
  'wizard.state.done': 'Udfyldt',
  'wizard.state.open': 'Ikke udfyldt endnu',
  'wizard.state.not-applicable': 'Gælder ikke længere for dig',
  'wizard.state.error': 'Mangler eller skal rettes',
  'wizard.loading-step': 'Henter næste trin …',
  'wizard.load-failed': 'Trinnet kunne ikke hentes. Dine svar er bevaret. Tjek din internetforbindelse, og prøv igen',

  // Error summary
  'wizard.errors.one': 'Der er {count} ting, du skal rette',
  'wizard.errors.other': 'Der er {count} ting, du skal rette',

  // Check your answers
  'wizard.check': 'Tjek dine svar',
  'wizard.check-lead': 'Læs dine svar igennem, før du sender. Du kan ændre alt.',
  'wizard.change': 'Ændr',
  'wizard.not-answered': 'Ikke besvaret',
  'wizard.price': 'Pris',
  'wizard.free': 'Det koster ikke noget',
  'wizard.price-so-far': 'Pris med dine svar indtil nu:',

  // Sending
  'wizard.submit': 'Send ansøgning',
  'wizard.submit-and-pay': 'Send og gå til betaling',
  'wizard.submitting': 'Sender ansøgningen …',

  // Drafts
  'wizard.draft.saved': 'Kladde gemt kl. {time}',
  'wizard.draft.not-saved': 'Kladden er ikke gemt. Vi prøver igen om lidt',

  // When it cannot be shown
  'wizard.broken-plain': 'Formularen kan ikke vises lige nu',
};
