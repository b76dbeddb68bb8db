// Entry of the page that every solution, its payment and its receipts are shown in.
import borger from '@faelles/foundation/css/theme-borger.css?url';
import virk from '@faelles/foundation/css/theme-virk.css?url';
import '@faelles/journey/fk-journey.js';
import '@faelles/journey/page/fk-page.js';
import { beginInLanguage } from '@faelles/journey/page/page-language.js';
import { showShell } from '@faelles/journey/page/shell.js';

beginInLanguage();
showShell({ borger, virk });
