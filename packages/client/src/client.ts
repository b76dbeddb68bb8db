import { addressCalls } from './addresses.ts';
import { applicationCalls } from './applications.ts';
import { attachmentCalls } from './attachments.ts';
import { createCaller, type ClientOptions } from './call.ts';
import { consentCalls, invitationCalls } from './consents.ts';
import { draftCalls } from './drafts.ts';
import { paymentCalls } from './payments.ts';
import { powerCalls } from './powers.ts';
import { receiptCalls } from './receipts.ts';
import { sessionCalls } from './session.ts';
import { sourceCalls } from './sources.ts';

/**
 * The whole HTTP contract as typed calls. A page that counts its bytes takes `createCaller` (`call.js`) and only the
 * resources it needs (`draftCalls` of `drafts.js` …).
 */
export function createClient(options: ClientOptions) {
  const caller = createCaller(options);
  return {
    session: sessionCalls(caller),
    drafts: draftCalls(caller),
    applications: applicationCalls(caller),
    payments: paymentCalls(caller),
    consents: consentCalls(caller),
    invitations: invitationCalls(caller),
    powers: powerCalls(caller),
    receipts: receiptCalls(caller),
    attachments: attachmentCalls(caller),
    sources: sourceCalls(caller),
    addresses: addressCalls(options),
  };
}

export type Client = ReturnType<typeof createClient>;
