import { escape } from './escape.ts';

type Words = { title: string; paragraphs: string[]; link: string };

/** A page without script for when a page cannot be had: what happened, what to do, in both languages. */
export type PlainPage = { da: Words; en: Words };

export const notFound: PlainPage = {
  da: {
    title: 'Siden findes ikke',
    paragraphs: ['Adressen kan være skrevet forkert, eller siden er flyttet. Du kan begynde forfra på forsiden.'],
    link: 'Gå til forsiden',
  },
  en: {
    title: 'There is no such page',
    paragraphs: ['The address may be mistyped, or the page has moved. You can start again from the front page.'],
    link: 'Go to the front page',
  },
};

export const closed: PlainPage = {
  da: {
    title: 'Selvbetjeningen er lukket lige nu',
    paragraphs: [
      'Der er en fejl i opsætningen, som vi skal rette. Du har ikke gjort noget forkert, og det, du har sendt, er ikke gået tabt.',
      'Prøv igen senere. Haster det, kan du kontakte myndigheden.',
    ],
    link: 'Gå til forsiden',
  },
  en: {
    title: 'This service is closed right now',
    paragraphs: [
      'There is an error in the setup that we have to correct. You have done nothing wrong, and what you have sent is not lost.',
      'Please try again later. If it is urgent, you can contact the authority.',
    ],
    link: 'Go to the front page',
  },
};

export const failed: PlainPage = {
  da: {
    title: 'Noget gik galt hos os',
    paragraphs: ['Det, du har gemt, er der stadig. Prøv igen om lidt.'],
    link: 'Gå til forsiden',
  },
  en: {
    title: 'Something went wrong on our side',
    paragraphs: ['What you have saved is still there. Please try again in a moment.'],
    link: 'Go to the front page',
  },
};

/** The page as HTML; its style sheet is `/plain.css`, as the content policy asks. */
export function plainPage(page: PlainPage, status: number): Response {
  const part = (language: 'da' | 'en', level: 'h1' | 'h2') => {
    const { title, paragraphs, link } = page[language];
    const text = paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('');
    return `<section lang="${language}"><${level}>${escape(title)}</${level}>${text}<p><a href="/">${escape(link)}</a></p></section>`;
  };
  return htmlPage(page.da.title, part('da', 'h1') + part('en', 'h2'), status);
}

/** Sections of HTML as a page without script. */
export function htmlPage(title: string, sections: string, status: number): Response {
  const html =
    '<!doctype html><html lang="da"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${escape(title)}</title><link rel="icon" href="/plain.svg"><link rel="stylesheet" href="/plain.css"></head>` +
    `<body><main>${sections}</main></body></html>`;
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** The icon of plain pages: without one a browser asks for `/favicon.ico`, finds nothing and says so in its console. */
export const plainIcon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1a1a1a"/></svg>';

/** The style sheet of plain pages. */
export const plainCss = `:root { color-scheme: light; font: 1.125rem/1.5 "IBM Plex Sans", system-ui, sans-serif; }
body { margin: 0; background: #fff; color: #1a1a1a; }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem; }
h1, h2 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.375rem; }
section + section { margin-top: 2.5rem; padding-top: 2rem; border-top: 1px solid #767676; }
a { color: #0b5394; text-underline-offset: 0.15em; }
ul { margin: 1.5rem 0; padding: 0; list-style: none; }
li { margin-block: 0.5rem; }
li p { margin: 0.25rem 0 1rem; }
button { min-height: 2.75rem; padding: 0.5rem 1rem; border: 2px solid #0b5394; background: #fff; color: #0b5394; font: inherit; text-align: start; }
a:focus-visible, button:focus-visible { outline: 3px solid #1a1a1a; outline-offset: 2px; }
`;
