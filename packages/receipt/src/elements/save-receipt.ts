import type { ReceiptView } from '@faelles/schemas/receipt.js';

/** Saves the receipt with its signature as a JSON file that can be checked anywhere. The page's own data, no request. */
export function saveReceipt({ receipt, jws }: ReceiptView): void {
  const file = new Blob([JSON.stringify({ receipt, jws }, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${receipt.reference}.json`;
  link.click();
  // Some browsers read the file only after the citizen has said where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
