// Entry of the start page.
import '@faelles/journey/page/fk-start-page.js';
import { beginInLanguage } from '@faelles/journey/page/page-language.js';

beginInLanguage();
const header = document.querySelector('fk-page-header')!;
header.sender = 'Fælles Komponenter';
header.heading = 'start.title';
