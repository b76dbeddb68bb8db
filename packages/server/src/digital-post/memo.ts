import type { ActionCode } from '@faelles/schemas/receipt-settings.js';
import { optional, writeXml, type XmlElement } from './xml.ts';

// MeMo 1.1 (14-08-2020), as far as a receipt needs it. Members have the names, the order and the cardinality of the standard:
// its schema is made of sequences, so the order is part of it.

/** A company, authority or person by number. */
export type MemoParty = { id: string; idType: 'CPR' | 'CVR' };

/** What the case is filed under. All three of `subjectKey`, `version` and `label` must be there, or none. */
export type MemoKle = { subjectKey: string; version: string; activityFacet?: string | undefined; label: string };

export type MemoHeader = {
  messageType: 'DIGITALPOST' | 'NEMSMS';
  messageUUID: string;
  /** The sending system's own id of the message. */
  messageID?: string | undefined;
  label: string;
  /** The text of a NemSMS. Read by whoever sees the phone. */
  notification?: string | undefined;
  sender: MemoParty & { label: string };
  recipient: MemoParty;
  case?: { caseID: string; caseSystem: string } | undefined;
  kle?: MemoKle | undefined;
};

/** One form of a document; several files of one document say the same in several formats. */
export type MemoFile = { encodingFormat: string; filename: string; language: string; content: Uint8Array };

export type MemoReservation = {
  description: string;
  reservationUUID: string;
  abstract: string;
  location: string;
  startDateTime: string;
  endDateTime: string;
  organizerMail?: string | undefined;
  organizerName?: string | undefined;
};

/** Something the recipient can do: with an address, or with an appointment when its code is AFTALE. */
export type MemoAction = {
  label: string;
  actionCode: ActionCode;
  startDateTime?: string | undefined;
  endDateTime?: string | undefined;
} & ({ reservation: MemoReservation; url?: undefined } | { url: string; reservation?: undefined });

export type MemoDocument = { label: string; files: [MemoFile, ...MemoFile[]] };

export type MemoBody = {
  createdDateTime: string;
  main: MemoDocument & { actions: MemoAction[] };
  /** For machines; a recipient is not shown them. */
  technical: MemoDocument[];
};

const namespaces = { memo: 'https://DigitalPost.dk/MeMo-1', kle: 'http://kle-online.dk/' };

/**
 * A message as XML. The prefix is written as `memo:`: Serviceplatformen (SF1601) reads the prefix instead of the namespace.
 * A NemSMS has no body.
 */
export function writeMemo(header: MemoHeader, body?: MemoBody): string {
  return writeXml(
    ['memo:Message', [headerElement(header), body && bodyElement(body)]],
    namespaces,
    { memoVersion: '1.1', memoSchVersion: '1.1.0' },
  );
}

function headerElement(header: MemoHeader): XmlElement {
  const { sender, recipient } = header;
  return ['memo:MessageHeader', [
    ['memo:messageType', header.messageType],
    ['memo:messageUUID', header.messageUUID],
    optional('memo:messageID', header.messageID),
    ['memo:label', header.label],
    optional('memo:notification', header.notification),
    // A receipt neither must be read within a time (mandatory) nor is it served (forkyndelse).
    ['memo:mandatory', 'false'],
    ['memo:legalNotification', 'false'],
    ['memo:Sender', [['memo:senderID', sender.id], ['memo:idType', sender.idType], ['memo:label', sender.label]]],
    ['memo:Recipient', [['memo:recipientID', recipient.id], ['memo:idType', recipient.idType]]],
    contentData(header),
  ]];
}

function contentData({ case: filed, kle }: MemoHeader): XmlElement | undefined {
  if (!filed && !kle) return undefined;
  return ['memo:ContentData', [
    filed && ['memo:CaseID', [['memo:caseID', filed.caseID], ['memo:caseSystem', filed.caseSystem]]],
    kle && ['kle:KLEdata', [
      ['kle:subjectKey', kle.subjectKey],
      ['kle:version', kle.version],
      optional('kle:activityFacet', kle.activityFacet),
      ['kle:label', kle.label],
    ]],
  ]];
}

function bodyElement(body: MemoBody): XmlElement {
  return ['memo:MessageBody', [
    ['memo:createdDateTime', body.createdDateTime],
    ['memo:MainDocument', [['memo:label', body.main.label], ...body.main.files.map(fileElement), ...body.main.actions.map(actionElement)]],
    ...body.technical.map((document): XmlElement => ['memo:TechnicalDocument', [['memo:label', document.label], ...document.files.map(fileElement)]]),
  ]];
}

function fileElement(file: MemoFile): XmlElement {
  const { buffer, byteOffset, byteLength } = file.content;
  return ['memo:File', [
    ['memo:encodingFormat', file.encodingFormat],
    ['memo:filename', file.filename],
    ['memo:language', file.language],
    ['memo:content', Buffer.from(buffer, byteOffset, byteLength).toString('base64')],
  ]];
}

function actionElement(action: MemoAction): XmlElement {
  const { reservation } = action;
  return ['memo:Action', [
    ['memo:label', action.label],
    ['memo:actionCode', action.actionCode],
    optional('memo:startDateTime', action.startDateTime),
    optional('memo:endDateTime', action.endDateTime),
    reservation ? reservationElement(reservation) : ['memo:EntryPoint', [['memo:url', action.url]]],
  ]];
}

function reservationElement(reservation: MemoReservation): XmlElement {
  return ['memo:Reservation', [
    ['memo:description', reservation.description],
    ['memo:reservationUUID', reservation.reservationUUID],
    ['memo:abstract', reservation.abstract],
    ['memo:location', reservation.location],
    ['memo:startDateTime', reservation.startDateTime],
    ['memo:endDateTime', reservation.endDateTime],
    optional('memo:organizerMail', reservation.organizerMail),
    optional('memo:organizerName', reservation.organizerName),
  ]];
}
