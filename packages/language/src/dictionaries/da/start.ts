// Words of the demo's front page.
export const start: Record<string, string> = {
  'start.title': 'Forside',
  'start.heading': 'Selvbetjening, der kan samles af dele',
  'start.lead': 'Formular, samtykke, betaling og kvittering som webkomponenter. Myndigheden skriver en definition, og selvbetjeningen er der.',
  'start.solutions': 'Prøv en selvbetjening',
  'start.loading': 'Henter …',
  'start.none': 'Der er ingen selvbetjening at vise.',
  'start.failed': 'Listen kunne ikke hentes. Prøv igen om lidt.',
  'start.try-again': 'Prøv igen',
  'start.more': 'For dig, der bygger',
  'start.storybook': 'Storybook',
  'start.storybook-lead': 'Alle elementer i alle tilstande, på dansk og engelsk, i hvert tema.',
  'start.contract': 'HTTP-kontrakten',
  'start.contract-lead': 'Det, en bagvedliggende løsning skal svare på, som OpenAPI.',
  'start.schema': 'Skema for en selvbetjening',
  'start.schema-lead': 'JSON Schema for definitionen, til editorer og andre værktøjer.',
};
