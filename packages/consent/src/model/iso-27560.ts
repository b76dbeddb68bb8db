import type { ConsentEvent, ConsentEventType } from '@faelles/schemas/consent-record.js';
import type { Json, JsonObject } from '@faelles/schemas/json.js';
import type { Text } from '@faelles/schemas/text.js';
import { textIn } from '@faelles/schemas/text-in.js';
import { exportedState, noticeUrl, originOf, type ConsentExport } from './consent-export.ts';

// ISO/IEC TS 27560:2023 as the W3C Community Group DPVCG writes it in JSON-LD ("Consent Records and Receipts as per
// ISO/IEC TS 27560:2023 using DPV"), with terms of DPV 2.2. test/consent/iso-27560.test.ts expands what is written here and
// holds every term to the vocabulary. The context only names prefixes, so that reading it takes no network.

const context = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  loc: 'https://w3id.org/dpv/loc#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const profile = 'https://w3id.org/dpv/schema/dpv-27560#';
const eventClass: Record<ConsentEventType, string> = {
  requested: 'dpv:ConsentRequested',
  given: 'dpv:ConsentGiven',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
  expired: 'dpv:ConsentExpired',
  renewed: 'dpv:RenewedConsentGiven',
  invalidated: 'dpv:ConsentInvalidated',
};

const iri = (id: string): JsonObject => ({ '@id': id });
const instant = (at: string): JsonObject => ({ '@type': 'xsd:dateTime', '@value': new Date(at).toISOString() });
const notKnown: JsonObject = { 'dpv:hasApplicability': iri('dpv:NotAvailable') };

/** The same record's parts, named within it: no address of a person leaves the service. */
const subjectId = (exported: ConsentExport) => `urn:uuid:${exported.recordId}#subject`;
const controllerId = ({ authority }: ConsentExport) => `urn:dk:cvr:${authority.cvr}`;

const words = (text: Text, language: string): JsonObject => ({ '@language': text[language] ? language : 'da', '@value': textIn(text, language) });

/** How long what happened holds; the standard asks it of every event. */
function duration({ type, validUntil }: ConsentEvent): JsonObject {
  if (validUntil) return { '@type': 'dpv:UntilTimeDuration', 'rdf:value': instant(validUntil) };
  if (type === 'requested') return { '@type': 'dpv:UntilEventDuration', 'rdf:value': 'answered' };
  // A no, a withdrawal, an end and an invalidation stand; a yes without an end has none that is known.
  return { '@type': type === 'given' || type === 'renewed' ? 'dpv:IndeterminateDuration' : 'dpv:EndlessDuration' };
}

const representative: Record<NonNullable<ConsentEvent['representation']>['basis'], string> = {
  parental: 'dpv:ParentOfDataSubject',
  guardianship: 'dpv:GuardianOfDataSubject',
  company: 'dpv:Representative',
  'power-of-attorney': 'dpv:Representative',
  'legal-representative': 'dpv:Representative',
};

/** Who did it: the authority asks and lets it expire; the person, or who acts for them, answers and withdraws. */
function indicatedBy(exported: ConsentExport, { type, actor, representation }: ConsentEvent): JsonObject {
  if (type === 'requested' || type === 'expired' || type === 'invalidated') return iri(controllerId(exported));
  if (!representation) return iri(subjectId(exported));
  return {
    '@type': representative[representation.basis],
    'dpv:hasIdentifier': actor.id,
    'dpv:isRepresentativeFor': iri(subjectId(exported)),
    'dpv:hasJustification': `${representation.basis}: ${representation.ref}`,
  };
}

function eventNode(exported: ConsentExport, event: ConsentEvent): JsonObject {
  return {
    '@id': `urn:uuid:${event.id}`,
    '@type': [eventClass[event.type], 'dpv:ExplicitlyExpressedConsent'],
    'dpv:isIndicatedAtTime': instant(event.at),
    'dpv:hasDuration': duration(event),
    'dpv:isIndicatedBy': indicatedBy(exported, event),
    'dpv:hasIndicationMethod': event.channel,
  };
}

/** A consent that ended by its date holds no longer, also before the job that writes it down has run. */
function expiry(exported: ConsentExport): JsonObject[] {
  const last = exported.events.findLast(({ validUntil }) => validUntil);
  if (exportedState(exported) !== 'expired' || exported.events.at(-1)?.type === 'expired' || !last?.validUntil) return [];
  return [{
    '@type': ['dpv:ConsentExpired', 'dpv:ExplicitlyExpressedConsent'],
    'dpv:isIndicatedAtTime': instant(last.validUntil),
    'dpv:hasDuration': { '@type': 'dpv:EndlessDuration' },
    'dpv:isIndicatedBy': iri(controllerId(exported)),
  }];
}

function controller(exported: ConsentExport): JsonObject {
  const { name, cvr, contact } = exported.authority;
  return {
    '@id': controllerId(exported),
    '@type': ['dpv:LegalEntity', 'dpv:DataController'],
    'dpv:hasName': words(name, exported.language),
    'dpv:hasIdentifier': cvr,
    'schema:contactPoint': [
      {
        '@type': 'schema:ContactPoint',
        ...(contact.phone ? { 'schema:telephone': contact.phone } : {}),
        ...(contact.email ? { 'schema:email': contact.email } : {}),
      },
      contact.address?.length
        ? { '@type': 'schema:PostalAddress', 'schema:streetAddress': contact.address.join(', '), 'schema:addressCountry': 'DK' }
        : { '@type': 'schema:PostalAddress', ...notKnown },
    ],
    ...(contact.url?.startsWith('https://') ? { 'schema:url': iri(contact.url) } : {}),
  };
}

function processing(exported: ConsentExport): JsonObject {
  const { request, language, title, storedIn, retention } = exported;
  const special = request.specialCategories ?? [];
  return {
    '@type': 'dpv:Process',
    'dpv:hasService': { '@type': 'dpv:Service', 'dct:title': words(title, language) },
    'dpv:hasPurpose': { '@type': 'dpv:Purpose', 'dct:title': words(request.title, language), 'dct:description': words(request.purpose, language) },
    'dpv:hasPersonalData': {
      '@type': ['dpv:PersonalData', ...(special.length ? ['dpv:SpecialCategoryPersonalData'] : [])],
      'dct:description': words(request.data, language),
      ...(special.length ? { 'dct:subject': [...special] } : {}),
      'dpv:hasDataSource': { '@type': 'dpv:DataSource', 'dct:description': words(request.from, language) },
    },
    'dpv:hasRecipient': { '@type': 'dpv:Recipient', 'dct:description': words(request.to, language) },
    'dpv:hasStorageCondition': [
      { '@type': 'dpv:StorageLocation', ...(storedIn?.length ? { 'dpv:hasLocation': storedIn.map((code) => iri(`loc:${code}`)) } : notKnown) },
      { '@type': 'dpv:StorageDuration', ...(retention ? { 'dpv:hasDuration': { '@type': 'dpv:TemporalDuration', 'rdf:value': { '@type': 'xsd:duration', '@value': retention.replace(/^P(\d+)W$/, (_, weeks: string) => `P${Number(weeks) * 7}D`) } } } : notKnown) },
    ],
  };
}

/**
 * Whether it is a consent under GDPR. A permission to obtain information rests on Danish administrative law
 * (forvaltningsloven § 29) and is no legal basis of GDPR, so its record does not claim the profile that says so.
 */
const isGdpr = ({ request }: ConsentExport) => request.kind === 'gdpr-consent';
const conformsTo = (exported: ConsentExport, what: 'record' | 'receipt') => iri(`${profile}${what}${isGdpr(exported) ? '-eu-gdpr' : ''}`);

/** The law it rests on. Somebody answers a question of its own, so it is explicit; art. 9 where the data is special. */
function basis(exported: ConsentExport): JsonObject {
  if (!isGdpr(exported)) {
    return {
      'dpv:hasLegalBasis': iri('dpv:ExplicitlyExpressedConsent'),
      'dpv:hasApplicableLaw': { '@type': 'dpv:Law', 'dct:title': { '@language': 'da', '@value': 'Forvaltningsloven § 29' } },
    };
  }
  return {
    'dpv:hasLegalBasis': [iri('eu-gdpr:A6-1-a-explicit-consent'), ...(exported.request.specialCategories?.length ? [iri('eu-gdpr:A9-2-a')] : [])],
    'dpv:hasApplicableLaw': { '@type': 'dpv:Law', 'dct:title': 'Regulation (EU) 2016/679', 'dct:identifier': 'http://data.europa.eu/eli/reg/2016/679/oj' },
  };
}

function recordNode(exported: ConsentExport): JsonObject {
  exportedState(exported);
  const { events, request, language, recordId, publicUrl, chain } = exported;
  const { text, subject } = events[0]!;
  return {
    '@id': `urn:uuid:${recordId}`,
    '@type': 'dpv:ConsentRecord',
    'dct:conformsTo': conformsTo(exported, 'record'),
    'dct:identifier': recordId,
    'dpv:hasIdentifier': recordId,
    'dpv:hasDataSubject': iri(subjectId(exported)),
    'dpv:hasDataController': iri(controllerId(exported)),
    'dpv:hasEntity': [
      controller(exported),
      { '@id': subjectId(exported), '@type': ['dpv:DataSubject', ...(subject.kind === 'child' ? ['dpv:Child'] : [])], 'dpv:hasIdentifier': subject.id },
    ],
    'dpv:hasJurisdiction': iri('loc:DK'),
    ...basis(exported),
    'dpv:hasProcess': processing(exported),
    'dpv:hasNotice': {
      '@id': noticeUrl(exported),
      '@type': 'dpv:ConsentNotice',
      'dct:language': text.language,
      'dct:hasVersion': text.version,
      'schema:sha256': text.sha256,
      'dct:description': words(request.refusal, language),
    },
    'dpv:hasConsentControl': {
      '@type': 'dpv:WithdrawConsent',
      'dpv:isExercisedAt': iri(`${originOf(publicUrl)}/`),
      'dct:description': words(request.withdrawal, language),
    },
    ...(isGdpr(exported) ? { 'dpv:hasRight': { '@type': ['dpv:DataSubjectRight', 'eu-gdpr:A7-3'], 'dpv:isExercisedAt': iri(`${originOf(publicUrl)}/`) } } : {}),
    'dpv:hasConsentStatus': [...events.map((event) => eventNode(exported, event)), ...expiry(exported)],
    ...(exported.reference ? { 'dct:references': exported.reference } : {}),
    ...(chain ? { 'dct:provenance': { '@type': 'dct:ProvenanceStatement', 'schema:position': chain.position, 'schema:sha256': chain.hash } } : {}),
  };
}

/**
 * The record of one consent by ISO/IEC TS 27560 as JSON-LD, for whoever audits it or takes it over: profile
 * `record-eu-gdpr` of a GDPR consent, `record` of a permission to obtain information. What the standard demands and the
 * service was not told (where data is stored, how long) is marked `dpv:NotAvailable`, never guessed.
 *
 * @throws NotExportable without events
 * @throws RangeError when the events do not follow each other
 */
export function iso27560Record(exported: ConsentExport): JsonObject {
  return { '@context': context, ...recordNode(exported) };
}

/**
 * The receipt of one consent by ISO/IEC TS 27560 for the person themself: the record as it stands, wrapped with who issued
 * it and when. Its identifier changes with every event, so that two receipts of one consent can be told apart.
 *
 * @throws NotExportable and RangeError as the record
 */
export function iso27560Receipt(exported: ConsentExport): JsonObject {
  const record: Json = recordNode(exported);
  const receiptId = `${exported.recordId}/${exported.events.at(-1)!.id}`;
  return {
    '@context': context,
    '@id': `urn:uuid:${exported.recordId}#receipt-${exported.events.length}`,
    '@type': 'dpv:ConsentReceipt',
    'dct:conformsTo': conformsTo(exported, 'receipt'),
    'dct:identifier': receiptId,
    'dpv:hasIdentifier': receiptId,
    'dct:created': instant(exported.at),
    'dct:publisher': iri(controllerId(exported)),
    'dct:audience': iri(subjectId(exported)),
    'dpv:hasRecordOfActivity': [record],
  };
}
