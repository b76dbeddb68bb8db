// Words about where a receipt is sent beside the page.
export const delivery: Record<string, string> = {
  'delivery.heading': 'We also send you the receipt',
  'delivery.digital-post.sent': 'Sent to Digital Post {at}.',
  'delivery.digital-post.waiting': 'We are sending it to Digital Post. This can take a while, and you need not wait here.',
  'delivery.digital-post.failed': 'We could not send it to Digital Post. Your application has been received. Save or print the receipt here.',
  'delivery.nemsms.sent': 'Message sent as NemSMS {at}, if you have signed up for it.',
  'delivery.nemsms.waiting': 'We are sending you a NemSMS, if you have signed up for it.',
  'delivery.nemsms.failed': 'We could not send you a NemSMS. This does not change anything about your application.',
};
