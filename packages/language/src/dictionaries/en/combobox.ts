// What a search field says of its list.
export const combobox: Record<string, string> = {
  'combobox.count.one': '{count} suggestion. Use the arrow keys to choose',
  'combobox.count.other': '{count} suggestions. Use the arrow keys to choose',
  'combobox.none': 'No suggestions match. Check the spelling',
  'combobox.chosen': '{label} is chosen',

  'error.municipality.required': 'Choose {labelLower}',
  'error.municipality.required.question': 'Choose a municipality in “{label}”',
  'error.municipality.format': 'Choose a municipality from the list in “{label}”',
  'error.municipality.option': 'Choose a municipality from the list in “{label}”',
  'error.country.required': 'Choose {labelLower}',
  'error.country.required.question': 'Choose a country in “{label}”',
  'error.country.format': 'Choose a country from the list in “{label}”',
  'error.country.option': 'Choose a country from the list in “{label}”',
};
