// Words of the journey after the form, and of what seldom goes wrong.
export const later: Record<string, string> = {
  'journey.consents': 'Se dine samtykker',
  // Found from earlier
  'journey.unpaid-found': 'Du har en ansøgning, der mangler at blive betalt',
  'journey.consent-found': 'Du har en ansøgning, der venter på svar fra andre',
  'journey.go-to-consent': 'Se, hvem der mangler',
  'journey.received-found': 'Vi har modtaget din ansøgning',
  'journey.earlier': 'Ansøgning {reference}, sendt {time}.',
  'journey.go-to-payment': 'Gå til betaling',
  'journey.go-to-receipt': 'Se kvitteringen',

  // After sending
  'journey.stored': 'Din ansøgning er gemt med referencenummer {reference}.',
  'journey.receipt-late': 'Din betaling er bekræftet, og ansøgningen er modtaget. Kvitteringen er på vej. Genindlæs siden om lidt',
  'journey.pay-otherwise': 'Betal på en anden måde',
  'journey.new-application': 'Start en ny ansøgning',
  'journey.sign-out': 'Afslut og slet sporene her',
  'journey.sign-out-hint': 'Gør det, hvis andre også bruger denne computer. Kvitteringen kan stadig åbnes fra sit link.',
  'journey.not-signed-out': 'Besøget er ikke afsluttet, fordi vi ikke fik forbindelse. Prøv igen, før du går fra computeren',
  'journey.signed-out': 'Dit besøg er afsluttet',
  'journey.signed-out-lead': 'Der ligger ikke længere noget om din ansøgning i denne browser. Luk vinduet, hvis andre også bruger computeren.',

  // Back from the payment in another browser
  'journey.elsewhere': 'Din betaling vises i den browser, du søgte fra',
  'journey.elsewhere.lead':
    'Betalingssiden har sendt dig til en anden browser end den, hvor du udfyldte ansøgningen. Derfor kan vi ikke vise den her. Der er ikke gået noget tabt.',
  'journey.elsewhere.back': 'Gå tilbage til den browser, du søgte fra. Siden viser selv, hvordan det gik med betalingen.',
  'journey.elsewhere.paid': 'Har du betalt, så betal ikke igen. Vi får besked om betalingen og modtager din ansøgning, også selv om du lukker vinduet her.',
  'journey.elsewhere.unpaid': 'Nåede du ikke at betale, så kan du gøre det i den browser, du søgte fra.',

  // What cannot be shown
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
};
