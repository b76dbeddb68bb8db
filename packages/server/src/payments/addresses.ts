import type { PaymentRow } from './row.ts';

/** Where the provider sends the citizen and its webhooks. Ids only: these addresses are seen by others. */
export function addresses(publicUrl: string, solution: string, row: Pick<PaymentRow, 'id' | 'order'>) {
  const page = `${publicUrl}/solutions/${solution}/?payment=${row.id}`;
  return {
    returnUrl: page,
    cancelUrl: `${page}&cancelled=1`,
    termsUrl: webAddress(row.order.terms?.href ?? '/', publicUrl),
    webhookUrl: `${publicUrl}/api/webhooks/nexi`,
  };
}

/** The provider demands a web address; a definition may also name a mailbox or a part of its own page. */
function webAddress(href: string, publicUrl: string): string {
  const url = new URL(href, `${publicUrl}/`);
  return /^https?:$/.test(url.protocol) ? url.href : `${publicUrl}/`;
}
