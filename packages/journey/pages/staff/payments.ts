// Entry of the page where staff of the authority look after payments.
import '@faelles/journey/staff/fk-staff-payments.js';
import '@faelles/journey/page/fk-page.js';
import { beginInLanguage } from '@faelles/journey/page/page-language.js';

beginInLanguage();
const header = document.querySelector('fk-page-header')!;
header.sender = 'Fælles Komponenter';
header.heading = 'staff.heading';
