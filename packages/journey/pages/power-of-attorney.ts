// Entry of the page with the powers of attorney of whoever is signed in.
import '@faelles/consent/elements/fk-power-of-attorney.js';
import '@faelles/journey/page/fk-page.js';
import { beginInLanguage } from '@faelles/journey/page/page-language.js';

beginInLanguage();
const header = document.querySelector('fk-page-header')!;
header.sender = 'Fælles Komponenter';
header.heading = 'power.heading';
