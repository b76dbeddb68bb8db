// Words of the whole journey, around the parts.
export const journey: Record<string, string> = {
  'journey.loading': 'Loading …',
  'journey.try-again': 'Try again',
  'journey.payment': 'Payment',
  'journey.authority': 'the authority',

  // Found from earlier
  'journey.draft-found': 'We have found your draft',
  'journey.draft-lead': 'It was saved {time}. You can continue where you left off.',
  'journey.start-over': 'Start over',
  'journey.start-over-lead': 'The draft is then deleted with all your answers and files. This cannot be undone.',
  'journey.delete-draft': 'Delete the draft and start over',
  'journey.keep-draft': 'Keep the draft',
  'journey.not-deleted': 'The draft was not deleted because we could not connect. Try again shortly',

  // What may be done with a draft
  'journey.save-later': 'Save and continue later',
  'journey.share': 'I am using a shared computer',
  'journey.shared': 'Shared computer: we keep nothing in the browser, and the draft closes when you have not used the page for an hour',
  'journey.not-shared': 'We could not connect. The browser keeps nothing from now on, but close it when you have finished',
  'journey.sent-elsewhere': 'The application has already been sent from another device. What you write here is not included',

  // Sending
  'journey.send-offline': 'There is no connection right now. The application has not been sent, and your answers are kept. Try again shortly',
  'journey.too-many': 'Many people are using this service right now. Your answers are kept. Wait a moment and send again',
  'journey.internal': 'The application was not sent because of an error on our side. Your answers are kept. Try again shortly',
  'journey.server-issues': 'We could not accept the application yet. Correct what is listed below and send again',
  'journey.price-changed': 'The price has changed from {before} to {after} since you saw it. Send again if you want to apply at the new price',
  'journey.definition-changed': 'The form has been updated since you began. Your answers are included. Check them and send again',

  // What cannot be shown
  'journey.closed.offline': 'We cannot connect',
  'journey.closed.offline.lead': 'Check your internet connection and try again. What is saved has not been lost.',
  'journey.help': 'If you need help, call {authority} on',
  'journey.help-plain': 'If you need help, contact {authority}.',
};
