// Entry of the page that every solution and its receipts are shown in.
import '../fk-journey.ts';
import { preferredLanguage } from '../preferred-language.ts';

document.documentElement.lang = preferredLanguage();
