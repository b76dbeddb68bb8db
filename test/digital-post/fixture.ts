import { composeReceipt } from '@faelles/receipt/model';
import { receiptDocument } from '@faelles/receipt/model/document.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import type { DigitalPostInput } from '@faelles/server/digital-post/message.js';
import { receiptWords } from '@faelles/server/receipts/words.js';
import { receiptInput } from '../receipt/fixture.ts';

export const messageUuid = '6f1f2c9e-0c0b-4c55-9a3e-2f4f0a6b7c11';

/** A receipt with everything a message has a place for: an appointment and the eight kinds of action. */
export function richReceipt(more: Partial<Receipt> = {}): Receipt {
  return {
    ...composeReceipt(receiptInput()),
    actions: [
      { code: 'AFTALE', label: { da: 'Bestil tid', en: 'Book a time' }, href: 'https://selvbetjening.example/tid' },
      { code: 'BEKRAEFT', label: { da: 'Bekræft din adresse', en: 'Confirm your address' }, href: 'https://selvbetjening.example/bekraeft' },
      { code: 'BETALING', label: { da: 'Betal', en: 'Pay' }, href: '/betal', until: '2026-12-01' },
      { code: 'FORBEREDELSE', label: { da: 'Forbered mødet', en: 'Prepare for the meeting' }, href: 'https://selvbetjening.example/forbered', from: '2026-11-25', until: '2026-12-01T08:00:00Z' },
      { code: 'INFORMATION', label: { da: 'Læs om reglerne', en: 'Read about the rules' }, href: 'https://selvbetjening.example/regler?a=1&b=2' },
      { code: 'SELVBETJENING', label: { da: 'Se din sag', en: 'See your case' }, href: 'https://selvbetjening.example/sag/2026-1234' },
      { code: 'TILMELDING', label: { da: 'Tilmeld dig', en: 'Sign up' }, href: 'https://selvbetjening.example/tilmeld' },
      { code: 'UNDERSKRIV', label: { da: 'Underskriv', en: 'Sign' }, href: 'https://selvbetjening.example/underskriv' },
    ],
    appointments: [
      {
        id: '0b0f7a52-6c34-4d0e-8c7b-7d5c1d3e9a20',
        title: { da: 'Møde i Borgerservice', en: 'Meeting at citizen services' },
        description: { da: 'Medbring billedlegitimation', en: 'Bring photo identification' },
        location: { da: 'Rådhuset, 1. sal' },
        from: '2026-12-01T10:00:00+01:00',
        until: '2026-12-01T10:20:00+01:00',
        organizerMail: 'borgerservice@example.dk',
        organizerName: 'Borgerservice',
      },
    ],
    verify: { code: 'K7M2-9XT4-0ABC-DEFG', url: 'https://selvbetjening.example/verify.html#K7M29XT40ABCDEFG' },
    ...more,
  };
}

/** What a message is made of, for a synthetic person. */
export function messageInput(receipt: Receipt = richReceipt(), language = receipt.language): DigitalPostInput {
  return {
    key: 'digital-post:5d6f0f51-3a57-4c4c-8a67-36d5a5b2f001',
    messageUuid,
    createdAt: '2026-11-20T11:15:00+01:00',
    receipt,
    document: receiptDocument(receipt, language, receiptWords(language)),
    recipient: { type: 'CPR', number: '010150-5006' },
    baseUrl: 'https://selvbetjening.example',
    receiptUrl: 'https://selvbetjening.example/solutions/road-permit/receipt/5d6f0f51-3a57-4c4c-8a67-36d5a5b2f001#s1',
    pdf: new TextEncoder().encode('%PDF-1.7'),
  };
}
