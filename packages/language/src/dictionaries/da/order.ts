// Words of the table of order lines, which check-your-answers, payment and receipt share.
export const order: Record<string, string> = {
  'order.caption': 'Hvad du skal betale for',
  'order.item': 'Ydelse',
  'order.amount': 'Beløb',
  'order.count': '{quantity} {unit} à {price}',
  'order.exemption': 'Nedsat {percent} % ({amount}): {reason}',
  'order.exemption-before-vat': 'Nedsat {percent} % ({amount} før moms): {reason}',
  'order.vat': 'Heraf moms',
  'order.total': 'I alt',
};
