import { registerLoader } from './dictionaries.ts';

let registered = false;

/** Tells where the words of the order table are; for the define modules of whoever shows one. */
export function registerOrderWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/order.js')).order);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/order.js')).order);
}
