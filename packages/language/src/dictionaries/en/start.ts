// Words of the demo's front page.
export const start: Record<string, string> = {
  'start.title': 'Home',
  'start.heading': 'Self-service put together from parts',
  'start.lead': 'Form, consent, payment and receipt as web components. The authority writes a definition, and the service is there.',
  'start.solutions': 'Try a service',
  'start.loading': 'Loading …',
  'start.none': 'There is no service to show.',
  'start.failed': 'The list could not be loaded. Try again shortly.',
  'start.try-again': 'Try again',
  'start.more': 'If you are building',
  'start.storybook': 'Storybook',
  'start.storybook-lead': 'Every element in every state, in Danish and English, in each theme.',
  'start.contract': 'The HTTP contract',
  'start.contract-lead': 'What a back end has to answer, as OpenAPI.',
  'start.schema': 'Schema of a service',
  'start.schema-lead': 'JSON Schema of the definition, for editors and other tools.',
};
