import type { FrameTexts } from '../shared/page.ts';

/** What the payer's page says, in the two languages it speaks. */
export const TEXTS = {
  da: {
    code: 'da',
    locale: 'da-DK',
    other: { language: 'en-GB', lang: 'en', label: 'English' },
    demo: 'Demo – ingen rigtige penge',
    demoMore: 'Siden efterligner MobilePay-appen. Du skal ikke bruge telefon eller kode, og der bliver ikke trukket noget.',
    title: 'Godkend betaling',
    ask: 'beder dig betale',
    reference: 'Betalings-id',
    description: 'For',
    until: 'Svar senest kl.',
    approve: 'Godkend betalingen',
    decline: 'Afvis betalingen',
    close: 'Luk appen uden at svare',
    back: 'Gå tilbage',
    authorizedTitle: 'Betalingen er godkendt',
    authorized: 'Du skal ikke gøre mere her.',
    closedTitle: 'Betalingen er lukket',
    closed: 'Den er afvist, udløbet eller annulleret, og der er ikke trukket penge. Gå tilbage til din ansøgning for at betale igen.',
    unknownTitle: 'Vi kan ikke finde betalingen',
    unknown: 'Tjek, at linket er rigtigt, eller gå tilbage til din ansøgning. Betalinger i demoen forsvinder, når den starter igen.',
  },
  en: {
    code: 'en',
    locale: 'en-GB',
    other: { language: 'da-DK', lang: 'da', label: 'Dansk' },
    demo: 'Demo – no real money',
    demoMore: 'This page imitates the MobilePay app. You need no phone and no code, and nothing is charged.',
    title: 'Approve payment',
    ask: 'asks you to pay',
    reference: 'Payment id',
    description: 'For',
    until: 'Answer before',
    approve: 'Approve the payment',
    decline: 'Decline the payment',
    close: 'Close the app without answering',
    back: 'Go back',
    authorizedTitle: 'The payment is approved',
    authorized: 'There is nothing more to do here.',
    closedTitle: 'The payment is closed',
    closed: 'It was declined, ran out of time or was cancelled, and no money was taken. Go back to your application to pay again.',
    unknownTitle: 'We cannot find the payment',
    unknown: 'Check that the link is right, or go back to your application. Payments in the demo are gone when it restarts.',
  },
} as const satisfies Record<string, FrameTexts & Record<string, unknown>>;

export type Texts = (typeof TEXTS)[keyof typeof TEXTS];

/** Picks the words: what the page's `language` parameter asks for, else the browser's first language of the two. */
export function textsFor(language: string | null, accepted: string | undefined): Texts {
  const wanted = (language ?? accepted ?? '').toLowerCase();
  const [da, en] = [wanted.search(/\bda\b/), wanted.search(/\ben\b/)];
  return en >= 0 && (da < 0 || en < da) ? TEXTS.en : TEXTS.da;
}
