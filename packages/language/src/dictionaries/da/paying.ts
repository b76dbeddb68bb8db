// Words of the payment that few visits need: fetched with the screens that say them.
export const paying: Record<string, string> = {
  'payment.state.away': 'Vi kan ikke hente betalingen lige nu',
  'payment.state.away.lead': 'Der er ikke forbindelse. Din ansøgning er gemt. Prøv igen om lidt.',
  'payment.ask-again': 'Prøv igen',
  'payment.state.lost': 'Vi kan ikke vise din betaling her',
  'payment.state.lost.lead':
    'Dit besøg i denne browser er slut, eller linket virker ikke mere. Har du betalt, er din betaling registreret, også selv om du ikke kan se det her. Betal ikke igen.',
  'payment.state.faulty': 'Betalingen kan ikke vises',
  'payment.state.faulty.lead': 'Der er en fejl hos os. Din ansøgning er gemt, og du kan ikke betale her lige nu. Kontakt {authority}, hvis det haster.',
  'payment.state.closed': 'Du kan ikke betale her lige nu',
  'payment.state.closed.lead': 'Din ansøgning er gemt. Kontakt {authority} for at høre, hvordan du kan betale.',
  'payment.state.embedded': 'Betal herunder',
  'payment.state.embedded.lead': 'Betalingsudbyderens felt vises under beløbet. Siden går videre af sig selv, når du har betalt.',
  'payment.state.slip': 'Dit indbetalingskort er klar',
  'payment.state.slip.lead': 'Du har valgt at betale med indbetalingskort. Skriv oplysningerne herunder i din netbank, eller print siden.',

  // Another price than was shown
  'payment.state.changed': 'Prisen er ændret',
  'payment.state.changed.lead': 'Prisen er nu {total} og ikke {before}, som du så før. Du har ikke betalt noget. Se den nye pris herunder, og betal kun, hvis du er enig.',
  'payment.changed': 'Det er ændret',
  'payment.changed.other': '{line}: {amount} i stedet for {before}',
  'payment.changed.new': '{line}: {amount} er kommet til',
  'payment.changed.gone': '{line}: {before} er faldet bort',

  // A part taken of what was reserved
  'payment.captured': 'Det er trukket på din konto',
  'payment.captured.reserved': 'Reserveret, da du betalte',
  'payment.captured.taken': 'Trukket',
  'payment.captured.released': 'Frigivet igen',
  'payment.captured.held': 'Stadig reserveret',
  'payment.captured.rest': 'Det frigivne beløb trækkes ikke. Der kan gå nogle dage, før din bank viser det.',

  // Money back
  'payment.refunds': 'Penge tilbage',
  'payment.refund.withdrawn': 'Ansøgningen er trukket tilbage.',
  'payment.refund.rejected': 'Ansøgningen er ikke imødekommet.',
  'payment.refund.overpaid': 'Der er betalt for meget.',
  'payment.refund.paid-twice': 'Der er betalt to gange.',
  'payment.refund.exempted-later': 'Du skal ikke betale det hele alligevel.',
  'payment.refund.error-in-order': 'Der var en fejl i prisen.',
  'payment.refund.other': 'Beløbet betales tilbage.',
  'payment.refund.state.pending': 'Bestilt {at}. Pengene er på vej til den konto, du betalte fra.',
  'payment.refund.state.done': 'Bestilt {at}. Sendt til den konto, du betalte fra. Der kan gå nogle dage, før du ser pengene.',
  'payment.refund.state.refused': 'Bestilt {at}. Pengene kunne ikke sendes. {authority} følger op. Du skal ikke gøre noget.',

  // A link to pay by
  'payment.later-title': 'Link til at betale senere',
  'payment.later-lead': 'Send linket til dig selv eller til den, der skal betale. Den, der har linket, kan se beløbet, referencenummeret og {authority}, men ikke dine svar.',
  'payment.later-link': 'Link',
  'payment.later-until': 'Linket gælder indtil {until}. Referencenummer: {reference}. Vi viser kun linket denne ene gang.',
  'payment.later-copy': 'Kopiér linket',
  'payment.print': 'Print siden',
  'payment.later-again': 'Prøv igen',
  'payment.later-busy': 'Laver et link …',
  'payment.later-copied': 'Linket er kopieret.',
  'payment.later-marked': 'Linket er markeret. Kopiér det med tastaturet.',
  'payment.later-failed': 'Vi kunne ikke lave et link lige nu. Prøv igen om lidt.',
};
