/**
 * Tells the other tabs that something is new about the payment of an application, as `<fk-payment>` does where it is on
 * the page: who comes back to a payment that is settled already sees the receipt and never the element.
 */
export function tellTabs(applicationId: string): void {
  if (typeof BroadcastChannel !== 'function') return;
  const channel = new BroadcastChannel('faelles.payment');
  channel.postMessage(applicationId);
  channel.close();
}
