import type { FkEvent } from '@faelles/foundation/events.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { DefinedDetail, PhaseDetail } from '../journey-events.ts';
import type { PhaseName } from '../phase.ts';
import { ownLanguages } from './page-language.ts';

/** Addresses of theme style sheets by the names a definition may give. The neutral theme is the page's own. */
export type Themes = Partial<Record<NonNullable<FormDefinition['theme']>, string>>;

/** What the page is called where the form does not name it by its step. */
const headings: Partial<Record<PhaseName, string>> = {
  paying: 'page.payment',
  waiting: 'page.payment',
  elsewhere: 'page.payment',
  consenting: 'awaiting.heading',
  invited: 'invitation.identify',
  consents: 'overview.heading',
  receipt: 'page.receipt',
  closed: 'page.closed',
  ended: 'page.ended',
};

/**
 * Makes one page serve every solution: the journey takes its id from the address, and the frame around it its sender,
 * languages and theme from the definition.
 */
export function showShell(themes: Themes): void {
  const header = document.querySelector('fk-page-header')!;
  const footer = document.querySelector('fk-page-footer')!;
  const journey = document.querySelector('fk-journey')!;

  journey.addEventListener('fk-defined', (event) => {
    const { definition } = (event as FkEvent<DefinedDetail>).detail;
    header.sender = definition.authority.name;
    header.of = definition.title;
    header.languages = definition.languages ?? ownLanguages;
    footer.authority = definition.authority;
    useTheme(themes[definition.theme ?? 'neutral']);
  });
  journey.addEventListener('fk-phase', (event) => {
    header.heading = headings[(event as FkEvent<PhaseDetail>).detail.to] ?? '';
  });
  // Before the form there is nobody else who names the page.
  journey.addEventListener('fk-asking-for-whom', (event) => {
    header.heading = (event as FkEvent<{ first: boolean }>).detail.first ? 'representation.legend' : '';
  });
  journey.solution = /\/solutions\/([^/]+)\//.exec(location.pathname)?.[1] ?? '';
}

function useTheme(href: string | undefined): void {
  if (!href || document.querySelector(`link[href="${CSS.escape(href)}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
}
