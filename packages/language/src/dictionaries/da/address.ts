// What an address field says when addresses are looked up or may be foreign.
export const address: Record<string, string> = {
  'address.search': 'Søg efter adressen',
  'address.search-hint': 'Skriv vej og husnummer, og vælg adressen på listen',
  'address.searching': 'Søger …',
  'address.none': 'Ingen adresser passer. Tjek stavemåden, eller skriv adressen selv',
  'address.away': 'Vi kan ikke slå adresser op lige nu. Skriv adressen selv. Det, du har skrevet, følger med',
  'address.chosen': 'Du har valgt {label}',
  'address.further': 'Vælg videre: {label}',
  'address.to-manual': 'Skriv adressen selv',
  'address.to-search': 'Søg efter adressen i stedet',
  'address.to-foreign': 'Adressen er i udlandet',
  'address.to-danish': 'Adressen er i Danmark',
  'address.country': 'Land',
  'address.lines': 'Adresse',
  'address.lines-hint': 'Vej, husnummer og eventuelt bygning eller område. Højst 6 linjer',
  'address.postalCode': 'Postnummer',
  'address.city': 'By',
};
