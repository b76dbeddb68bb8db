// Words around the code that a receipt is checked by.
export const verification: Record<string, string> = {
  'verification.heading': 'Can the receipt be checked?',
  'verification.text': 'Yes. Anybody you show the receipt to can see whether it is genuine: scan the QR code, or type the verification code at {page}. No log-in is needed, and the page shows nothing about you.',
  'verification.code': 'Verification code',
  'verification.qr': 'QR code that leads to the check of this receipt. The verification code beside it leads to the same.',
  'verification.open': 'Check the receipt',
};
