import type { ReceiptView } from '@faelles/schemas/receipt.js';

/** Saves the receipt with its signature as a JSON file that can be checked anywhere. The page's own data, no request. */
export function saveReceipt({ receipt, jws }: ReceiptView): void {
  saveFile(new Blob([JSON.stringify({ receipt, jws }, null, 2)], { type: 'application/json' }), `${receipt.reference}.json`);
}

/** Has the browser save a file under a name, and asks where when it is set up so. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Some browsers read the file only after the citizen has said where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
