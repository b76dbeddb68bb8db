// Words about where a receipt is sent beside the page.
export const delivery: Record<string, string> = {
  'delivery.heading': 'Vi sender også kvitteringen til dig',
  'delivery.digital-post.sent': 'Sendt til Digital Post {at}.',
  'delivery.digital-post.waiting': 'Vi sender den til Digital Post. Det kan tage lidt tid, og du behøver ikke at vente her.',
  'delivery.digital-post.failed': 'Vi kunne ikke sende den til Digital Post. Din ansøgning er modtaget. Gem eller udskriv kvitteringen her.',
  'delivery.nemsms.sent': 'Besked sendt som NemSMS {at}, hvis du er tilmeldt.',
  'delivery.nemsms.waiting': 'Vi sender dig en NemSMS, hvis du er tilmeldt.',
  'delivery.nemsms.failed': 'Vi kunne ikke sende dig en NemSMS. Det ændrer ikke ved din ansøgning.',
};
