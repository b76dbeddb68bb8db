import type { PaymentRow } from './row.ts';

/** Where the provider sends the citizen and its webhooks. Ids only: these addresses are seen by others. */
export function addresses(publicUrl: string, solution: string, row: Pick<PaymentRow, 'id' | 'order' | 'begunBy' | 'provider'>) {
  // Who came by a pay-later link has no session: their page reads the link's secret from its own storage.
  const page = row.begunBy === 'link' ? `${publicUrl}/pay.html?payment=${row.id}` : `${publicUrl}/solutions/${solution}/?payment=${row.id}`;
  return {
    returnUrl: page,
    cancelUrl: `${page}&cancelled=1`,
    termsUrl: webAddress(row.order.terms?.href ?? '/', publicUrl),
    webhookUrl: webhookUrl(publicUrl, row.provider),
    pageUrl: page,
  };
}

/** Where a provider's webhooks are taken. */
export const webhookUrl = (publicUrl: string, provider: string) => `${publicUrl}/api/webhooks/${provider}`;

/** The provider demands a web address; a definition may also name a mailbox or a part of its own page. */
function webAddress(href: string, publicUrl: string): string {
  const url = new URL(href, `${publicUrl}/`);
  return /^https?:$/.test(url.protocol) ? url.href : `${publicUrl}/`;
}
