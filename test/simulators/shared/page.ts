import type { Answer } from './http.ts';

/** The words every page of a simulator needs, in one language. */
export interface FrameTexts {
  code: string;
  locale: string;
  other: { language: string; lang: string; label: string };
  demo: string;
  demoMore: string;
  back: string;
}

/** Text as HTML. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Headers of every page. `form-action` names the merchant's addresses too: browsers check the redirect that follows a
 * form, so `'self'` alone would stop the payer on the way back.
 */
export function pageHeaders(returns: (string | undefined)[] = []): Record<string, string> {
  const targets = returns.flatMap((url) => (url ? [new URL(url).origin] : []));
  const actions = ["'self'", ...new Set(targets)].join(' ');
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'self'; form-action ${actions}; frame-ancestors 'none'; base-uri 'none'; object-src 'none'`,
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  };
}

/** A whole page around its content. Every link is relative: the page may stand under any path of a proxy. */
export function layout(texts: FrameTexts, title: string, content: string, kind = ''): string {
  return `<!doctype html>
<html lang="${texts.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – ${texts.demo}</title>
<link rel="stylesheet" href="../assets/page.css">
<link rel="icon" href="../assets/icon.svg">
</head>
<body${kind === '' ? '' : ` class="${kind}"`}>
<header>
<p class="demo"><strong>${texts.demo}</strong> ${texts.demoMore}</p>
<nav><a href="?language=${texts.other.language}" lang="${texts.other.lang}" hreflang="${texts.other.lang}">${texts.other.label}</a></nav>
</header>
<main>
${content}
</main>
</body>
</html>
`;
}

/** A page that only tells something, with a way back when there is one. */
export function notice(status: number, texts: FrameTexts, title: string, text: string, back?: string, kind = ''): Answer {
  const link = back === undefined ? '' : `<p><a class="button" href="${escape(back)}">${texts.back}</a></p>`;
  return { status, headers: pageHeaders([back]), body: layout(texts, title, `<h1>${title}</h1>\n<p>${text}</p>\n${link}`, kind) };
}

/** Sends the payer somewhere with a GET. */
export const seeOther = (location: string, returns: (string | undefined)[] = []): Answer => ({
  status: 303,
  headers: { ...pageHeaders(returns), location },
});
