// Entry of the page where anybody checks a receipt; the QR code on it leads here with its code in the fragment.
import '@faelles/receipt/elements/fk-receipt-verifier.js';
import '@faelles/journey/page/fk-page.js';
import { beginInLanguage } from '@faelles/journey/page/page-language.js';

beginInLanguage();
const header = document.querySelector('fk-page-header')!;
header.sender = 'Fælles Komponenter';
header.heading = 'verifier.heading';

// The fragment never reaches a server, so the code stands in no log. It may stay in the address: it opens nothing.
const verifier = document.querySelector('fk-receipt-verifier')!;
const byAddress = (): void => {
  const code = location.hash.slice(1);
  // Not the skip link's own place.
  if (code && !document.getElementById(code)) verifier.code = code;
};
byAddress();
addEventListener('hashchange', byAddress);
