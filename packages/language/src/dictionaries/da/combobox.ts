// What a search field says of its list.
export const combobox: Record<string, string> = {
  'combobox.count.one': '{count} forslag. Brug piletasterne for at vælge',
  'combobox.count.other': '{count} forslag. Brug piletasterne for at vælge',
  'combobox.none': 'Ingen forslag passer. Tjek stavemåden',
  'combobox.chosen': '{label} er valgt',

  'error.municipality.required': 'Vælg {labelLower}',
  'error.municipality.required.question': 'Vælg en kommune i “{label}”',
  'error.municipality.format': 'Vælg en kommune fra listen i “{label}”',
  'error.municipality.option': 'Vælg en kommune fra listen i “{label}”',
  'error.country.required': 'Vælg {labelLower}',
  'error.country.required.question': 'Vælg et land i “{label}”',
  'error.country.format': 'Vælg et land fra listen i “{label}”',
  'error.country.option': 'Vælg et land fra listen i “{label}”',
};
