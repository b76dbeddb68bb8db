import type { JsonObject } from '@faelles/schemas/json.js';
import { textIn } from '@faelles/schemas/text-in.js';
import type { Authority } from '@faelles/schemas/definition.js';
import { exportedState, NotExportable, noticeUrl, type ConsentExport } from './consent-export.ts';

/** What the specification asks of a controller, where the definition says it. */
function controllerOf({ authority, language }: ConsentExport): JsonObject {
  const name = textIn(authority.name, language);
  const { address, email, phone, url } = told(authority);
  return {
    piiController: name,
    contact: name,
    address: { streetAddress: address.join(', '), addressCountry: 'DK' },
    email,
    phone,
    ...(url?.startsWith('https://') ? { piiControllerUrl: url } : {}),
  };
}

/** Address, e-mail and phone are mandatory in a receipt; a made-up one would be worse than none. */
function told({ contact: { address, email, phone, url } }: Authority) {
  if (address?.length && email && phone) return { address, email, phone, url };
  const missing = Object.entries({ address: address?.length, email, phone }).filter(([, value]) => !value);
  throw new NotExportable('incomplete', missing.map(([name]) => `authority.contact.${name}`));
}

/**
 * A receipt of one consent by the Kantara Consent Receipt Specification 1.1.0, for systems that read it. It can only say
 * that somebody consented: who refused has the record by ISO/IEC TS 27560. What happened after (a withdrawal, the end of
 * its time) stands in `termination` and not as a state, which the specification has none of.
 *
 * @throws NotExportable `not-given` when it never was given, `incomplete` when the authority lacks what a receipt must say
 */
export function kantaraReceipt(exported: ConsentExport): JsonObject {
  exportedState(exported);
  const { events, request, language, authority, title, recordId } = exported;
  const given = events.find(({ type }) => type === 'given');
  if (!given) throw new NotExportable('not-given');
  const words = (text: typeof title) => textIn(text, language);
  const name = words(authority.name);
  const to = words(request.to);
  const sensitive = request.specialCategories ?? [];
  // Who gets it is told in words. Unless they are the controller's own name, somebody else may be among them.
  const others = to.trim() !== name.trim();
  return {
    version: 'KI-CR-v1.1.0',
    jurisdiction: 'DK',
    // Whole seconds since 1970 (section 4.3.3), not the milliseconds that computers count.
    consentTimestamp: Math.floor(Date.parse(given.at) / 1000),
    collectionMethod: given.channel,
    consentReceiptID: recordId,
    language: given.text.language,
    piiPrincipalId: given.subject.id,
    piiControllers: [controllerOf(exported)],
    policyUrl: noticeUrl(exported),
    services: [
      {
        service: words(title),
        purposes: [
          {
            purpose: words(request.purpose),
            purposeCategory: [request.kind],
            consentType: 'EXPLICIT',
            piiCategory: [words(request.data)],
            primaryPurpose: true,
            termination: `${words(request.validity.text)} ${words(request.withdrawal)}`,
            thirdPartyDisclosure: others,
            ...(others ? { thirdPartyName: to } : {}),
          },
        ],
      },
    ],
    sensitive: sensitive.length > 0,
    spiCat: [...sensitive],
  };
}
