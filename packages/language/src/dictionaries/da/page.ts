// Words of the page around the parts.
export const page: Record<string, string> = {
  'page.skip': 'Gå til indholdet',
  'page.language': 'Sprog',
  'page.language-changed': 'Siden er nu på dansk',
  'page.contact': 'Kontakt',
  'page.accessibility': 'Tilgængelighedserklæring',
  'page.receipt': 'Kvittering',
  'page.payment': 'Betaling',
  'page.closed': 'Siden kan ikke vises',
  'page.ended': 'Dit besøg er afsluttet',
  'page.demo': 'Demo',
  'page.demo-note': 'ingen myndighed modtager noget, og der trækkes ingen penge',
  'page.demo-lead': 'Det her er en prøve. Ingen myndighed modtager noget, og der trækkes ingen penge. Brug ikke rigtige personoplysninger.',
};
