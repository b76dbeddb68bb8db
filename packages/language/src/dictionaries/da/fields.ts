// Words that fields carry themselves; labels and hints come from the definition.
export const fields: Record<string, string> = {
  // Around every field
  'field.optional': '(valgfrit)',
  'field.error': 'Fejl:',
  'field.warning': 'Vær opmærksom på:',
  'field.help': 'Hjælp til “{label}”',
  'field.source': 'Hentet fra {source}',
  'field.readOnly': 'Kan ikke ændres her',
  'field.characters.one': 'Du har {count} tegn tilbage',
  'field.characters.other': 'Du har {count} tegn tilbage',
  'field.charactersOver.one': 'Du har skrevet {count} tegn for meget',
  'field.charactersOver.other': 'Du har skrevet {count} tegn for meget',
  'field.noPersonalData': 'Skriv ikke personoplysninger',
  'field.cprWarning': 'Det ser ud, som om der står et CPR-nummer. Slet det, hvis det ikke er nødvendigt',
  'field.cprHint': 'Tjek gerne CPR-nummeret en ekstra gang. Er det rigtigt, kan du bare gå videre',
  'field.futureBirthDate': 'CPR-nummerets fødselsdato ligger i fremtiden. Tjek gerne nummeret',
  'field.phoneHint': 'Tjek gerne nummeret. Danske telefonnumre begynder som regel ikke med 0 eller 1',

  // Dates
  'field.day': 'Dag',
  'field.month': 'Måned',
  'field.year': 'År',
  'field.dateHint': 'For eksempel 31 12 2026',

  // Choices
  'field.choose': 'Vælg',
  'field.chooseOption': 'Vælg på listen',
  'field.yes': 'Ja',
  'field.no': 'Nej',
  'field.or': 'eller',
  'field.chooseMunicipality': 'Vælg kommune',
  'field.chooseCountry': 'Vælg land',
  'field.selected.one': '{count} valgt',
  'field.selected.other': '{count} valgt',

  // Show and hide what was typed
  'field.show': 'Vis',
  'field.hide': 'Skjul',
  'field.showValue': 'Vis {label}',
  'field.hideValue': 'Skjul {label}',

  // Address
  'field.street': 'Vejnavn',
  'field.houseNumber': 'Husnummer',
  'field.floor': 'Etage',
  'field.floorHint': 'For eksempel st, 1 eller kl',
  'field.door': 'Dør',
  'field.doorHint': 'For eksempel tv, mf, th eller 12',
  'field.postalCode': 'Postnummer',
  'field.postalDistrict': 'By',
  'field.country': 'Land',
  'field.addressLine': 'Adresselinje {number}',
  'field.protectedAddress': 'Beskyttet adresse',

  // Bank account
  'field.registrationNumber': 'Registreringsnummer',
  'field.registrationNumberHint': '4 cifre',
  'field.accountNumber': 'Kontonummer',
  'field.accountNumberHint': 'Højst 10 cifre',

  // Files
  'field.file.choose': 'Vælg fil',
  'field.file.chooseMany': 'Vælg filer',
  'field.file.chooseAnother': 'Vælg en fil mere',
  'field.file.drop': 'Træk filer hertil, eller vælg dem på din enhed',
  'field.file.hint': 'Du kan vedhæfte {types}. En fil må højst fylde {max}',
  'field.file.count.one': 'Højst {count} fil',
  'field.file.count.other': 'Højst {count} filer',
  'field.file.uploading': 'Sender {file} …',
  'field.file.progress': '{file}: {percent} % sendt',
  'field.file.scanning': 'Tjekker {file} for virus …',
  'field.file.done': '{file} er vedhæftet',
  'field.file.removed': '{file} er fjernet',
  'field.file.remove': 'Fjern {file}',
  'field.file.removeShort': 'Fjern',
  'field.file.cancel': 'Stop afsendelsen af {file}',
  'field.file.retry': 'Prøv igen med {file}',
  'field.file.failed': '{file} blev ikke sendt. Tjek din internetforbindelse, og prøv igen',
  'field.file.infected': '{file} kan ikke modtages, fordi den ser ud til at indeholde virus. Vælg en anden fil',
  'field.file.empty': '{file} er tom. Vælg en anden fil',
  'field.file.none': 'Ingen filer valgt',
  'field.file.list': 'Vedhæftede filer',
  'field.file.size': '{size}',

  // Lists
  'field.list.add': 'Tilføj {entry}',
  'field.list.addAnother': 'Tilføj {entry} mere',
  'field.list.remove': 'Fjern {entry} {number}',
  'field.list.entry': '{entry} {number}',
  'field.list.added': '{entry} {number} er tilføjet',
  'field.list.removed': '{entry} {number} er fjernet',
  'field.list.undo': 'Fortryd',
  'field.list.empty': 'Der er ikke tilføjet noget endnu',
  'field.list.defaultEntry': 'række',

  // A field that cannot be shown
  'field.broken': 'Dette felt kan ikke vises. Dine andre svar er bevaret',
};
