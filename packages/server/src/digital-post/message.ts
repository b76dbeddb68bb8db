import type { ReceiptDocument } from '@faelles/receipt/model/document.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { memoActions, type LeftOut } from './actions.ts';
import { DigitalPostError } from './error.ts';
import { fileName } from './file-name.ts';
import { htmlPart } from './html.ts';
import { writeMemo, type MemoDocument, type MemoFile, type MemoKle } from './memo.ts';
import { utcMoment } from './moment.ts';
import { memoRecipient, memoSender, type PostRecipient } from './parties.ts';
import { plainText } from './plain-text.ts';
import { oneLine } from './text.ts';
import { checkedUuid } from './uuid.ts';
import { documentName, postWords } from './words.ts';

export type { LeftOut } from './actions.ts';
export type { PostRecipient } from './parties.ts';

/** The formats a receipt is sent in, the first being the one a mailbox is likeliest to show. */
export type PostFormat = 'html' | 'pdf' | 'text';

/** Everything a message is made of. The same input gives the same bytes. */
export type DigitalPostInput = {
  /** The outbox's key: the same message is never sent twice. */
  key: string;
  /** UUID of version 4, the same at every try. */
  messageUuid: string;
  /** ISO 8601 with zone. */
  createdAt: string;
  /** As the recipient may see it: masked when nobody has proven the number. */
  receipt: Receipt;
  /** `receiptDocument` of that receipt, in the language of the message. */
  document: ReceiptDocument;
  recipient: PostRecipient;
  /** The server's public origin: links written from the root begin there. */
  baseUrl?: string | undefined;
  /** The page of the receipt, https. */
  receiptUrl?: string | undefined;
  /** The same document as PDF. */
  pdf?: Uint8Array | undefined;
  /** Default html, pdf, text. The PDF only when there is one. */
  formats?: readonly PostFormat[] | undefined;
  /** The system the reference belongs to. Default `selvbetjening`. */
  caseSystem?: string | undefined;
  /** Where the case is filed. Edition and label are KL's and must come from whoever may use them. */
  kle?: MemoKle | undefined;
  /** For machines, as the signed receipt. */
  technical?: { label?: string | undefined; fileName: string; type: string; content: Uint8Array }[] | undefined;
};

export type DigitalPostOutput = {
  key: string;
  xml: string;
  /** Says nothing of anybody: the message's own id. */
  fileName: string;
  /** What the message has no place for; codes only, fit for a log. */
  leftOut: LeftOut[];
};

/** A receipt as a MeMo 1.1 message. The recipient's number stands in it and nowhere else. @throws DigitalPostError */
export function digitalPostMessage(input: DigitalPostInput): DigitalPostOutput {
  const { receipt, document } = input;
  const words = postWords(document.lang);
  const name = documentName(receipt, words);
  const createdDateTime = utcMoment(input.createdAt);
  if (!createdDateTime) throw new DigitalPostError('time');
  const { actions, leftOut } = memoActions({
    document,
    appointments: receipt.appointments ?? [],
    origin: input.baseUrl,
    page: input.receiptUrl === undefined ? undefined : { url: input.receiptUrl, label: words.seeReceipt },
  });
  const messageUUID = checkedUuid(input.messageUuid);
  const xml = writeMemo(
    {
      messageType: 'DIGITALPOST',
      messageUUID,
      messageID: oneLine(input.key),
      label: oneLine(document.title),
      sender: memoSender(receipt.authority, document.lang),
      recipient: memoRecipient(input.recipient),
      case: { caseID: oneLine(receipt.reference), caseSystem: oneLine(input.caseSystem ?? 'selvbetjening') },
      kle: input.kle && {
        subjectKey: oneLine(input.kle.subjectKey),
        version: oneLine(input.kle.version),
        activityFacet: input.kle.activityFacet === undefined ? undefined : oneLine(input.kle.activityFacet),
        label: oneLine(input.kle.label),
      },
    },
    {
      createdDateTime,
      main: { label: name, files: mainFiles(input, `${name} ${receipt.reference}`), actions },
      technical: (input.technical ?? []).map((file): MemoDocument => ({
        label: oneLine(file.label ?? words.asData),
        files: [{ encodingFormat: file.type, filename: fileName(file.fileName), language: languageOf(document), content: file.content }],
      })),
    },
  );
  return { key: input.key, xml, fileName: `${messageUUID.toLowerCase()}.xml`, leftOut };
}

function mainFiles({ document, pdf, baseUrl, formats = ['html', 'pdf', 'text'] }: DigitalPostInput, name: string): MemoDocument['files'] {
  const language = languageOf(document);
  const made = (encodingFormat: string, ending: string, content: Uint8Array): MemoFile => ({ encodingFormat, filename: fileName(`${name}.${ending}`), language, content });
  const one = (format: PostFormat): MemoFile | undefined => {
    if (format === 'html') return made('text/html', 'html', utf8(htmlPart(document, baseUrl)));
    if (format === 'text') return made('text/plain', 'txt', utf8(plainText(document, baseUrl)));
    return pdf && made('application/pdf', 'pdf', pdf);
  };
  const [first = one('html')!, ...others] = [...new Set(formats)].flatMap((format) => one(format) ?? []);
  return [first, ...others];
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** MeMo has two letters for a language. */
const languageOf = ({ lang }: ReceiptDocument): string => lang.slice(0, 2).toLowerCase();
