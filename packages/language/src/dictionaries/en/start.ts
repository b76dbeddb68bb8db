// Words of the start page.
export const start: Record<string, string> = {
  'start.title': 'Fælles Komponenter',
  'start.lead': 'Shared building blocks for public self-service: forms, consent, payment and receipt.',
  'start.solutions': 'Try a service',
  'start.none': 'There is no service to show.',
  'start.failed': 'The list could not be loaded. Reload the page shortly.',
  'start.look': 'Look inside',
  'start.storybook': 'Storybook: every component in every state',
  'start.contract': 'The HTTP contract (OpenAPI)',
  'start.schema': 'JSON Schema of a service',
};
