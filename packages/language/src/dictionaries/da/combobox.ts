// What a search field says of its list.
export const combobox: Record<string, string> = {
  'combobox.count.one': '{count} forslag. Brug piletasterne for at vælge',
  'combobox.count.other': '{count} forslag. Brug piletasterne for at vælge',
  'combobox.none': 'Ingen forslag passer. Tjek stavemåden',
  'combobox.chosen': '{label} er valgt',
};
