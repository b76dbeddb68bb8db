// Words of the payment that few visits need: fetched with the screens that say them.
export const paying: Record<string, string> = {
  'payment.state.away': 'We cannot fetch the payment right now',
  'payment.state.away.lead': 'There is no connection. Your application is saved. Try again shortly.',
  'payment.ask-again': 'Try again',
  'payment.state.lost': 'We cannot show your payment here',
  'payment.state.lost.lead':
    'Your visit in this browser is over, or the link no longer works. If you have paid, your payment is registered even though you cannot see it here. Do not pay again.',
  'payment.state.faulty': 'The payment cannot be shown',
  'payment.state.faulty.lead': 'Something is wrong on our side. Your application is saved, and you cannot pay here right now. Contact {authority} if it is urgent.',
  'payment.state.closed': 'You cannot pay here right now',
  'payment.state.closed.lead': 'Your application is saved. Contact {authority} to hear how you can pay.',
  'payment.state.embedded': 'Pay below',
  'payment.state.embedded.lead': 'The payment provider’s field is shown below the amount. The page goes on by itself when you have paid.',
  'payment.state.slip': 'Your payment slip is ready',
  'payment.state.slip.lead': 'You have chosen to pay by payment slip. Type the details below into your online bank, or print the page.',

  // Another price than was shown
  'payment.state.changed': 'The price has changed',
  'payment.state.changed.lead': 'The price is now {total} and not {before}, as you saw before. You have not paid anything. See the new price below, and pay only if you agree.',
  'payment.changed': 'What has changed',
  'payment.changed.other': '{line}: {amount} instead of {before}',
  'payment.changed.new': '{line}: {amount} has been added',
  'payment.changed.gone': '{line}: {before} has been taken away',

  // A part taken of what was reserved
  'payment.captured': 'What has been taken from your account',
  'payment.captured.reserved': 'Reserved when you paid',
  'payment.captured.taken': 'Taken',
  'payment.captured.released': 'Released again',
  'payment.captured.held': 'Still reserved',
  'payment.captured.rest': 'The released amount is not taken. It can be some days until your bank shows it.',

  // Money back
  'payment.refunds': 'Money back',
  'payment.refund.withdrawn': 'The application has been withdrawn.',
  'payment.refund.rejected': 'The application has not been granted.',
  'payment.refund.overpaid': 'Too much was paid.',
  'payment.refund.paid-twice': 'It was paid twice.',
  'payment.refund.exempted-later': 'You do not have to pay all of it after all.',
  'payment.refund.error-in-order': 'There was an error in the price.',
  'payment.refund.other': 'The amount is paid back.',
  'payment.refund.state.pending': 'Ordered {at}. The money is on its way to the account you paid from.',
  'payment.refund.state.done': 'Ordered {at}. Sent to the account you paid from. It can be some days until you see the money.',
  'payment.refund.state.refused': 'Ordered {at}. The money could not be sent. {authority} will follow up. You do not have to do anything.',

  // A link to pay by
  'payment.later-title': 'A link to pay later',
  'payment.later-lead': 'Send the link to yourself or to whoever is to pay. Whoever has the link can see the amount, the reference number and {authority}, but not your answers.',
  'payment.later-link': 'Link',
  'payment.later-until': 'The link works until {until}. Reference number: {reference}. We show the link only this once.',
  'payment.later-copy': 'Copy the link',
  'payment.print': 'Print the page',
  'payment.later-again': 'Try again',
  'payment.later-busy': 'Making a link …',
  'payment.later-copied': 'The link has been copied.',
  'payment.later-marked': 'The link is marked. Copy it with the keyboard.',
  'payment.later-failed': 'We could not make a link right now. Try again shortly.',
};
