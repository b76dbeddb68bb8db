/** Where and as whom we speak to Vipps MobilePay. One sales unit. */
export interface VippsSettings {
  /** `https://api.vipps.no`, or `https://apitest.vipps.no`. MobilePay has no address of its own. */
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  /** `Ocp-Apim-Subscription-Key` */
  subscriptionKey: string;
  /** Merchant serial number of the sales unit. */
  msn: string;
  /** What webhooks are signed with, as the provider gave them at registration; two while one is changed for another. */
  webhookSecrets: readonly string[];
  fetch: typeof fetch;
  clock: () => Date;
  /** Milliseconds one call may take. */
  timeout?: number | undefined;
}

/** What every call carries: the sales unit, and which system calls, so that the provider's support can find it. */
export const keyHeaders = ({ subscriptionKey, msn }: VippsSettings): Record<string, string> => ({
  'ocp-apim-subscription-key': subscriptionKey,
  'merchant-serial-number': msn,
  'vipps-system-name': 'faelles-komponenter',
  'vipps-system-version': '1',
  'vipps-system-plugin-name': 'faelles-server',
  'vipps-system-plugin-version': '1',
});
