// Words of the form wizard: steps, error summary, check-your-answers, drafts.
export const wizard: Record<string, string> = {
  // Moving
  'wizard.start': 'Start',
  'wizard.continue': 'Continue',
  'wizard.back': 'Back',
  'wizard.back-to-check': 'Save and go back to your answers',
  'wizard.step': 'Step {number} of {count}',
  'wizard.step-title': 'Step {number} of {count}: {title}',
  'wizard.steps': 'Steps of the application',
  'wizard.state.done': 'Done',
  'wizard.state.open': 'Not filled in yet',
  'wizard.state.not-applicable': 'No longer applies to you',
  'wizard.state.error': 'Missing or to be corrected',
  'wizard.loading-step': 'Fetching the next step …',
  'wizard.load-failed': 'The step could not be fetched. Your answers are kept. Check your internet connection and try again',

  // Error summary
  'wizard.errors.one': 'There is {count} thing to correct',
  'wizard.errors.other': 'There are {count} things to correct',

  // Check your answers
  'wizard.check': 'Check your answers',
  'wizard.check-lead': 'Read through your answers before you send. You can change everything.',
  'wizard.change': 'Change',
  'wizard.not-answered': 'Not answered',
  'wizard.price': 'Price',
  'wizard.free': 'There is nothing to pay',
  'wizard.price-so-far': 'Price with your answers so far:',

  // Sending
  'wizard.submit': 'Send application',
  'wizard.submit-and-pay': 'Send and go to payment',
  'wizard.submitting': 'Sending the application …',

  // Drafts
  'wizard.draft.saved': 'Draft saved at {time}',
  'wizard.draft.not-saved': 'The draft is not saved. We will try again shortly',

  // When it cannot be shown
  'wizard.broken-plain': 'The form cannot be shown right now',
};
