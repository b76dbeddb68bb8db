// Entry of the page that a pay-later link leads to.
import '@faelles/journey/pay/fk-pay-page.js';
import '@faelles/journey/page/fk-page.js';
import { beginInLanguage } from '@faelles/journey/page/page-language.js';
import { showPayPage } from '@faelles/journey/page/pay-shell.js';

beginInLanguage();
showPayPage();
