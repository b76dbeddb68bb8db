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

  // What may be done with a draft
  'journey.save-later': 'Gem og fortsæt senere',
  'journey.share': 'Jeg sidder ved en delt computer',
  'journey.shared': 'Delt computer: Vi gemmer intet i browseren, og kladden lukkes, når du ikke har brugt siden i en time',
  'journey.not-shared': 'Vi fik ikke forbindelse. Browseren gemmer intet fra nu af, men luk den, når du er færdig',
  'journey.sent-elsewhere': 'Ansøgningen er allerede sendt fra en anden enhed. Det, du skriver her, kommer ikke med',

  // Sending
  'journey.send-offline': 'Der er ikke forbindelse lige nu. Ansøgningen er ikke sendt, og dine svar er bevaret. Prøv igen om lidt',
  'journey.too-many': 'Der er mange, der bruger selvbetjeningen lige nu. Dine svar er bevaret. Vent et øjeblik, og send igen',
  'journey.internal': 'Ansøgningen blev ikke sendt, fordi der skete en fejl hos os. Dine svar er bevaret. Prøv igen om lidt',
  'journey.server-issues': 'Vi kunne ikke tage imod ansøgningen endnu. Ret det, der står herunder, og send igen',
  'journey.price-changed': 'Prisen er ændret fra {before} til {after}, siden du så den. Send igen, hvis du vil søge til den nye pris',
  'journey.definition-changed': 'Formularen er blevet opdateret, siden du begyndte. Dine svar er med. Tjek dem, og send igen',

  // What cannot be shown
  'journey.closed.offline': 'Vi kan ikke få forbindelse',
  'journey.closed.offline.lead': 'Tjek din internetforbindelse, og prøv igen. Det, der er gemt, er ikke gået tabt.',
  'journey.help': 'Har du brug for hjælp, så ring til {authority} på',
  'journey.help-plain': 'Har du brug for hjælp, så kontakt {authority}.',
};
