import type { FkEvent } from '@faelles/foundation/events.js';
import type { OpenedDetail } from '../pay/pay-page.ts';
import { chooseLanguage, pageLanguages } from './page-language.ts';

/** The frame around the page of a pay-later link: its sender and title, and the language of whoever applied, until another is chosen. */
export function showPayPage(): void {
  const header = document.querySelector('fk-page-header')!;
  header.heading = 'page.payment';
  document.querySelector('fk-pay-page')!.addEventListener('fk-opened', (event) => {
    const { authority, title, language } = (event as FkEvent<OpenedDetail>).detail;
    header.sender = authority.name;
    header.of = title;
    const chosen = new URL(location.href).searchParams.has('lang');
    if (!chosen && language !== document.documentElement.lang && pageLanguages().includes(language)) chooseLanguage(language);
  });
}
