// What a search field says of its list.
export const combobox: Record<string, string> = {
  'combobox.count.one': '{count} suggestion. Use the arrow keys to choose',
  'combobox.count.other': '{count} suggestions. Use the arrow keys to choose',
  'combobox.none': 'No suggestions match. Check the spelling',
  'combobox.chosen': '{label} is chosen',
};
