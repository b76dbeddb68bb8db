// Words of the files of a receipt.
export const downloads: Record<string, string> = {
  'receipt-files.pdf': 'Hent som PDF',
  'receipt-files.ics': 'Føj datoerne til din kalender',
  'receipt-files.pdf.busy': 'Henter kvitteringen som PDF',
  'receipt-files.ics.busy': 'Henter datoerne',
  'receipt-files.saved': 'Filen {name} er hentet',
  'receipt-files.none': 'Der er ikke længere nogen datoer i din sag',
  'receipt-files.failed': 'Filen kunne ikke hentes. Tjek din forbindelse, og prøv igen',
};
