// Words of the files of a receipt.
export const downloads: Record<string, string> = {
  'receipt-files.pdf': 'Download as PDF',
  'receipt-files.ics': 'Add the dates to your calendar',
  'receipt-files.pdf.busy': 'Downloading the receipt as PDF',
  'receipt-files.ics.busy': 'Downloading the dates',
  'receipt-files.saved': 'The file {name} is downloaded',
  'receipt-files.none': 'There are no dates left in your case',
  'receipt-files.failed': 'The file could not be downloaded. Check your connection, and try again',
};
