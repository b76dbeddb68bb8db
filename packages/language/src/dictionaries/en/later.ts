// Words of the journey after the form, and of what seldom goes wrong.
export const later: Record<string, string> = {
  'journey.consents': 'See your consents',
  // Found from earlier
  'journey.unpaid-found': 'You have an application that is not paid yet',
  'journey.consent-found': 'You have an application that waits for answers from others',
  'journey.go-to-consent': 'See who is missing',
  'journey.received-found': 'We have received your application',
  'journey.earlier': 'Application {reference}, sent {time}.',
  'journey.go-to-payment': 'Go to payment',
  'journey.go-to-receipt': 'See the receipt',

  // After sending
  'journey.stored': 'Your application is stored with reference number {reference}.',
  'journey.receipt-late': 'Your payment is confirmed and the application is received. The receipt is on its way. Reload the page shortly',
  'journey.pay-otherwise': 'Pay in another way',
  'journey.new-application': 'Start a new application',
  'journey.sign-out': 'Finish and remove the traces here',
  'journey.sign-out-hint': 'Do this if others use this computer too. The receipt can still be opened from its link.',
  'journey.not-signed-out': 'The visit has not ended because we could not connect. Try again before you leave the computer',
  'journey.signed-out': 'Your visit has ended',
  'journey.signed-out-lead': 'Nothing about your application is left in this browser. Close the window if others use the computer too.',

  // Back from the payment in another browser
  'journey.elsewhere': 'Your payment is shown in the browser you applied from',
  'journey.elsewhere.lead':
    'The payment page has sent you to another browser than the one where you filled in the application. That is why we cannot show it here. Nothing has been lost.',
  'journey.elsewhere.back': 'Go back to the browser you applied from. The page there shows by itself how the payment went.',
  'journey.elsewhere.paid': 'If you have paid, do not pay again. We are told about the payment and receive your application, even if you close this window.',
  'journey.elsewhere.unpaid': 'If you did not get to pay, you can do so in the browser you applied from.',

  // What cannot be shown
  'journey.closed.busy': 'There are many visitors right now',
  'journey.closed.busy.lead': 'Wait a moment and try again.',
  'journey.closed.internal': 'The page does not work right now',
  'journey.closed.internal.lead': 'There was an error on our side. What you have sent or saved has not been lost. Try again shortly.',
  'journey.closed.not-found': 'This service does not exist',
  'journey.closed.not-found.lead': 'Check the address. It may be mistyped, or the service may have moved.',
  'journey.closed.faulty': 'This service is closed right now',
  'journey.closed.faulty.lead': 'There is an error in the setup that we have to correct. You have done nothing wrong.',
  'journey.closed.no-access': 'You do not have access to this',
  'journey.closed.no-access.lead': 'Your visit may have ended. Start over, or contact us.',
  'journey.closed.payment-lost': 'We cannot show your payment here',
  'journey.closed.payment-lost.lead':
    'Your visit in this browser is over. If the payment went through, your application is received, even if you cannot see it here. Do not pay again.',
  'journey.closed.receipt-lost': 'The receipt does not exist, or the link has expired',
  'journey.closed.receipt-lost.lead':
    'Check that you have the whole link. Your application is still there. You can open the receipt in the browser you applied from, or contact us with your reference number.',
};
