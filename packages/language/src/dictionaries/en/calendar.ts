// Words of the entries of a calendar file.
export const calendar: Record<string, string> = {
  'calendar.payment': 'Last day to pay: {title}',
  'calendar.payment.text': '{amount} remains to be paid. Pay with the payment slip on your receipt.',
  'calendar.action': 'By today: {title}',
  'calendar.answer': 'You can expect an answer: {title}',
  'calendar.answer.text': 'This is the day by which {authority} said you can expect an answer.',
  'calendar.complaint': 'Last day to complain: {title}',
  'calendar.about': '{title}. Reference number {reference}.',
  'calendar.contact': '{authority}, phone {phone}',
};
