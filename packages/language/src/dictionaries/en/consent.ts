// Words around a consent or a declaration; the text itself comes from the definition.
export const consent: Record<string, string> = {
  'consent.purpose': 'Purpose',
  'consent.data': 'Information',
  'consent.from': 'Obtained from',
  'consent.to': 'Given to',
  'consent.validity': 'Valid',
  'consent.refusal': 'If you say no',
  'consent.withdrawal': 'How to withdraw the consent',
  'consent.broken': 'The consent cannot be shown. You are not bound to anything',
};
