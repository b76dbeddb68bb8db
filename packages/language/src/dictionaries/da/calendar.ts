// Words of the entries of a calendar file.
export const calendar: Record<string, string> = {
  'calendar.payment': 'Sidste dag at betale: {title}',
  'calendar.payment.text': 'Der mangler {amount}. Betal med indbetalingskortet på din kvittering.',
  'calendar.action': 'Senest i dag: {title}',
  'calendar.answer': 'Du kan forvente svar: {title}',
  'calendar.answer.text': 'Det er den dag, {authority} har sagt, at du senest kan forvente svar.',
  'calendar.complaint': 'Sidste dag at klage: {title}',
  'calendar.about': '{title}. Referencenummer {reference}.',
  'calendar.contact': '{authority}, telefon {phone}',
};
