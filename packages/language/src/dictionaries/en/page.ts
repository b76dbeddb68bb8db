// Words of the page around the parts.
export const page: Record<string, string> = {
  'page.skip': 'Skip to content',
  'page.language': 'Language',
  'page.language-changed': 'The page is now in English',
  'page.contact': 'Contact',
  'page.accessibility': 'Accessibility statement',
  'page.receipt': 'Receipt',
  'page.payment': 'Payment',
  'page.closed': 'The page cannot be shown',
  'page.ended': 'Your visit has ended',
  'page.demo': 'Demo',
  'page.demo-note': 'no authority receives anything, and no money is taken',
  'page.demo-lead': 'This is a trial. No authority receives anything, and no money is taken. Do not use real personal information.',
};
