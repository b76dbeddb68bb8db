// Words of the whole journey, around the parts.
export const journey: Record<string, string> = {
  'journey.loading': 'Henter …',
  'journey.try-again': 'Prøv igen',
  'journey.payment': 'Betaling',
  'journey.authority': 'myndigheden',

  // Found from earlier
  'journey.draft-found': 'Vi har hentet din kladde',
  'journey.draft-lead': 'Den blev gemt {time}. Du kan fortsætte, hvor du slap.',
  'journey.start-over': 'Begynd forfra',
  'journey.start-over-lead': 'Så slettes kladden med alle dine svar og filer. Det kan ikke fortrydes.',
  'journey.delete-draft': 'Slet kladden, og begynd forfra',
  'journey.keep-draft': 'Behold kladden',
  'journey.not-deleted': 'Kladden blev ikke slettet, fordi vi ikke fik forbindelse. Prøv igen om lidt',
  'journey.unpaid-found': 'Du har en ansøgning, der mangler at blive betalt',
  'journey.received-found': 'Vi har modtaget din ansøgning',
  'journey.earlier': 'Ansøgning {reference}, sendt {time}.',
  'journey.go-to-payment': 'Gå til betaling',
  'journey.go-to-receipt': 'Se kvitteringen',

  // Sending
  'journey.send-offline': 'Der er ikke forbindelse lige nu. Ansøgningen er ikke sendt, og dine svar er bevaret. Prøv igen om lidt',
  'journey.too-many': 'Der er mange, der bruger selvbetjeningen lige nu. Dine svar er bevaret. Vent et øjeblik, og send igen',
  'journey.internal': 'Ansøgningen blev ikke sendt, fordi der skete en fejl hos os. Dine svar er bevaret. Prøv igen om lidt',
  'journey.server-issues': 'Vi kunne ikke tage imod ansøgningen endnu. Ret det, der står herunder, og send igen',
  'journey.price-changed': 'Prisen er ændret fra {before} til {after}. Send igen, hvis du vil søge til den nye pris',
  'journey.definition-changed': 'Formularen er blevet opdateret, siden du begyndte. Dine svar er med. Tjek dem, og send igen',

  // After sending
  'journey.stored': 'Din ansøgning er gemt med referencenummer {reference}.',
  'journey.receipt-late': 'Din betaling er bekræftet, og ansøgningen er modtaget. Kvitteringen er på vej. Genindlæs siden om lidt',
  'journey.new-application': 'Start en ny ansøgning',
  'journey.sign-out': 'Afslut og slet sporene her',
  'journey.sign-out-hint': 'Gør det, hvis andre også bruger denne computer. Kvitteringen kan stadig åbnes fra sit link.',
  'journey.not-signed-out': 'Besøget er ikke afsluttet, fordi vi ikke fik forbindelse. Prøv igen, før du går fra computeren',
  'journey.signed-out': 'Dit besøg er afsluttet',
  'journey.signed-out-lead': 'Der ligger ikke længere noget om din ansøgning i denne browser. Luk vinduet, hvis andre også bruger computeren.',

  // What cannot be shown
  'journey.closed.offline': 'Vi kan ikke få forbindelse',
  'journey.closed.offline.lead': 'Tjek din internetforbindelse, og prøv igen. Det, der er gemt, er ikke gået tabt.',
  'journey.closed.busy': 'Der er mange besøgende lige nu',
  'journey.closed.busy.lead': 'Vent et øjeblik, og prøv igen.',
  'journey.closed.internal': 'Siden virker ikke lige nu',
  'journey.closed.internal.lead': 'Der skete en fejl hos os. Det, du har sendt eller gemt, er ikke gået tabt. Prøv igen om lidt.',
  'journey.closed.not-found': 'Selvbetjeningen findes ikke',
  'journey.closed.not-found.lead': 'Tjek adressen. Den kan være skrevet forkert, eller selvbetjeningen kan være flyttet.',
  'journey.closed.faulty': 'Selvbetjeningen er lukket lige nu',
  'journey.closed.faulty.lead': 'Der er en fejl i opsætningen, som vi skal rette. Du har ikke gjort noget forkert.',
  'journey.closed.no-access': 'Du har ikke adgang til det her',
  'journey.closed.no-access.lead': 'Dit besøg kan være afsluttet. Begynd forfra, eller kontakt os.',
  'journey.closed.payment-lost': 'Vi kan ikke vise din betaling her',
  'journey.closed.payment-lost.lead':
    'Dit besøg i denne browser er slut. Er betalingen gennemført, er din ansøgning modtaget, også selv om du ikke kan se det her. Betal ikke igen.',
  'journey.closed.receipt-lost': 'Kvitteringen findes ikke, eller linket er udløbet',
  'journey.closed.receipt-lost.lead':
    'Tjek, at du har hele linket med. Din ansøgning er der stadig. Du kan åbne kvitteringen i den browser, du søgte fra, eller kontakte os med dit referencenummer.',
  'journey.help': 'Har du brug for hjælp, så ring til {authority} på',
  'journey.help-plain': 'Har du brug for hjælp, så kontakt {authority}.',
};
