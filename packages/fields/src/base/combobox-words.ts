import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Tells where the words of search fields are. */
export function registerComboboxWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/combobox.js')).combobox);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/combobox.js')).combobox);
}
