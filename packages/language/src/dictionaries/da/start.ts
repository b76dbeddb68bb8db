// Words of the start page.
export const start: Record<string, string> = {
  'start.title': 'Fælles Komponenter',
  'start.lead': 'Fælles byggeklodser til offentlig selvbetjening: formularer, samtykke, betaling og kvittering.',
  'start.solutions': 'Prøv en selvbetjening',
  'start.none': 'Der er ingen selvbetjening at vise.',
  'start.failed': 'Listen kunne ikke hentes. Genindlæs siden om lidt.',
  'start.look': 'Se efter',
  'start.storybook': 'Storybook: alle komponenter i alle tilstande',
  'start.contract': 'HTTP-kontrakten (OpenAPI)',
  'start.schema': 'JSON Schema for en selvbetjening',
};
