import type { Receipt } from '@faelles/schemas/receipt.js';

/** The few words that stand only in messages; everything else comes from the receipt's document. */
export type PostWords = {
  /** The names of the document, by what it is. */
  receipt: string;
  decision: string;
  /** The action that opens the receipt's page. */
  seeReceipt: string;
  /** Why a masked receipt hides something: nobody has proven the number it goes to, which may be somebody else's. */
  hidden: string;
  /** The same content for machines. */
  asData: string;
  /** What a phone shows while it lies on a table: no names but the authority's, no case, no number. */
  sms: Record<'receipt' | 'result' | 'appointment', { sent: string; alone: string }>;
  /** Who writes, when the authority's name has no room. */
  someAuthority: string;
};

const da: PostWords = {
  receipt: 'Kvittering',
  decision: 'Afgørelse',
  seeReceipt: 'Se kvitteringen på nettet',
  hidden: 'Nogle oplysninger er skjult, fordi ansøgeren ikke var logget ind med dit nummer. Har du ikke søgt, så kontakt os.',
  asData: 'Kvitteringen som data',
  sms: {
    receipt: {
      sent: '{authority} har modtaget en ansøgning fra dig. Kvitteringen ligger i Digital Post.',
      alone: '{authority} har modtaget en ansøgning fra dig.',
    },
    result: {
      sent: '{authority} har svaret dig. Svaret ligger i Digital Post.',
      alone: '{authority} har svaret dig.',
    },
    appointment: {
      sent: 'Husk din aftale med {authority} {when}. Læs mere i Digital Post.',
      alone: 'Husk din aftale med {authority} {when}.',
    },
  },
  someAuthority: 'myndigheden',
};

const en: PostWords = {
  receipt: 'Receipt',
  decision: 'Decision',
  seeReceipt: 'See the receipt online',
  hidden: 'Some information is hidden, because the applicant was not signed in with your number. If you have not applied, please contact us.',
  asData: 'The receipt as data',
  sms: {
    receipt: {
      sent: '{authority} has received an application from you. The receipt is in your Digital Post.',
      alone: '{authority} has received an application from you.',
    },
    result: {
      sent: '{authority} has answered you. The answer is in your Digital Post.',
      alone: '{authority} has answered you.',
    },
    appointment: {
      sent: 'Remember your appointment with {authority} on {when}. Read more in your Digital Post.',
      alone: 'Remember your appointment with {authority} on {when}.',
    },
  },
  someAuthority: 'the authority',
};

/** The words of a language; Danish where we have none. */
export function postWords(language: string): PostWords {
  return language.split('-')[0] === 'en' ? en : da;
}

/** What the document is called: a receipt, or a decision when it is one. */
export function documentName(receipt: Pick<Receipt, 'decision'>, words: PostWords): string {
  return receipt.decision ? words.decision : words.receipt;
}
