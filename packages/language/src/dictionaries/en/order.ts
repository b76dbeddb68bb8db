// Words of the table of order lines, which check-your-answers, payment and receipt share.
export const order: Record<string, string> = {
  'order.caption': 'What you pay for',
  'order.item': 'Item',
  'order.amount': 'Amount',
  'order.count': '{quantity} {unit} at {price}',
  'order.exemption': 'Reduced by {percent}% ({amount}): {reason}',
  'order.exemption-before-vat': 'Reduced by {percent}% ({amount} before VAT): {reason}',
  'order.vat': 'Including VAT',
  'order.total': 'Total',
};
