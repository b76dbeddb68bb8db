import { formatDateTime } from '@faelles/language/format.js';
import { containsCpr } from '@faelles/schemas/identifiers/contains-cpr.js';
import type { Receipt, Reservation } from '@faelles/schemas/receipt.js';
import { textIn } from '@faelles/schemas/text-in.js';
import { DigitalPostError } from './error.ts';
import { writeMemo } from './memo.ts';
import { memoRecipient, memoSender, type PostRecipient } from './parties.ts';
import { measureSms, smsSigns, type SmsMeasure } from './sms-text.ts';
import { oneLine, xmlText } from './text.ts';
import { checkedUuid } from './uuid.ts';
import { postWords } from './words.ts';

/** What a text is about. Of the receipt it reads who the authority is and what kind it is, and nothing else. */
export type NemSmsAbout = {
  receipt: Pick<Receipt, 'authority' | 'kind'>;
  /** BCP 47; what is neither Danish nor English is told in Danish. */
  language: string;
  /** A reminder of this appointment instead. Says when, never where or what for. */
  appointment?: Pick<Reservation, 'from'> | undefined;
  /** Is the same sent by Digital Post? Then the text says where to read on. Default true. */
  digitalPost?: boolean | undefined;
};

export type NemSmsInput = NemSmsAbout & {
  /** The outbox's key: the same text is never sent twice. */
  key: string;
  /** UUID of version 4, the same at every try. */
  messageUuid: string;
  recipient: PostRecipient;
};

export type NemSmsOutput = {
  key: string;
  /** At most 150 characters. */
  text: string;
  encoding: SmsMeasure['encoding'];
  /** The text as a MeMo message of type NEMSMS. */
  xml: string;
  /** Says nothing of anybody. */
  fileName: string;
};

/** A NemSMS, ready to be sent. @throws DigitalPostError */
export function nemSms(input: NemSmsInput): NemSmsOutput {
  const text = nemSmsText(input);
  const messageUUID = checkedUuid(input.messageUuid);
  const sender = memoSender(input.receipt.authority, input.language);
  const xml = writeMemo({
    messageType: 'NEMSMS',
    messageUUID,
    messageID: oneLine(input.key),
    label: sender.label,
    notification: text,
    sender,
    recipient: memoRecipient(input.recipient),
  });
  return { key: input.key, text, encoding: measureSms(text).encoding, xml, fileName: `${messageUUID.toLowerCase()}.xml` };
}

/**
 * The words of a NemSMS. Links are left out, as authorities promise never to send any by text message. An authority whose
 * name leaves no room, or holds what looks like a CPR number, is called "the authority".
 *
 * @throws DigitalPostError `time` when the appointment has none that can be read
 */
export function nemSmsText({ receipt, language, appointment, digitalPost = true }: NemSmsAbout): string {
  const words = postWords(language);
  const about = appointment ? 'appointment' : receipt.kind === 'acknowledgement' ? 'receipt' : 'result';
  const sentence = words.sms[about][digitalPost ? 'sent' : 'alone'];
  const when = appointment ? spoken(appointment.from, words === postWords('en') ? 'en' : 'da') : '';
  for (const authority of [textIn(receipt.authority.name, language), words.someAuthority]) {
    const text = filled(sentence, smsSigns(authority), when);
    if (measureSms(text).fits && xmlText(text) === text && !containsCpr(text)) return text;
  }
  throw new DigitalPostError('text-length');
}

function filled(sentence: string, authority: string, when: string): string {
  const text = sentence.replace(/\{(authority|when)\}/g, (_place, name: string) => (name === 'authority' ? authority : when));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function spoken(instant: string, language: string): string {
  if (Number.isNaN(new Date(instant).getTime())) throw new DigitalPostError('time');
  return smsSigns(formatDateTime(instant, language));
}
