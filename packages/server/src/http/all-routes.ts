import { addressRoutes } from '../addresses/routes.ts';
import { applicationRoutes } from '../applications/routes.ts';
import { attachmentRoutes } from '../attachments/routes.ts';
import { uploadRoutes } from '../attachments/upload-routes.ts';
import { consentCaseRoutes } from '../consents/case-routes.ts';
import { invitationRoutes } from '../consents/invitation-routes.ts';
import { ownConsentRoutes } from '../consents/own-routes.ts';
import { consentProofRoutes } from '../consents/proof-routes.ts';
import { consentTextRoutes } from '../consents/text-routes.ts';
import { draftLinkRoutes } from '../drafts/link-routes.ts';
import { checkRoutes } from '../checks/routes.ts';
import { draftRoutes } from '../drafts/routes.ts';
import { followUpRoutes } from '../follow-up/routes.ts';
import { machineRoutes } from '../machine/routes.ts';
import { outboxRoutes } from '../outbox/routes.ts';
import { slipRoutes } from '../payments/invoice/routes.ts';
import { paymentRoutes } from '../payments/routes.ts';
import { receiptFileRoutes } from '../receipts/file-routes.ts';
import { keyRoutes } from '../receipts/key-routes.ts';
import { receiptPdfRoutes } from '../receipts/pdf-routes.ts';
import { receiptRoutes } from '../receipts/routes.ts';
import { verifyRoutes } from '../receipts/verify-routes.ts';
import { powerRoutes } from '../representation/routes.ts';
import { sessionRoutes } from '../sessions/routes.ts';
import { solutionRoutes } from '../solutions/routes.ts';
import { sourceRoutes } from '../sources/routes.ts';
import { staffSessionRoutes } from '../staff/routes.ts';
import { statusRoutes } from '../status/routes.ts';
import { webhookRoutes } from '../webhooks/routes.ts';
import { healthRoutes } from './health.ts';
import { openApi } from './openapi.ts';
import { reportRoutes } from './reports.ts';
import { route, type Route } from './route.ts';

const contractRoute = route({
  method: 'GET',
  path: '/api/openapi.json',
  caller: 'anyone',
  summary: 'This contract.',
  responses: { 200: 'OpenAPI 3.1.' },
  handle({ ctx }) {
    contract ??= JSON.stringify(openApi(allRoutes, ctx.config.publicUrl));
    return new Response(contract, { headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' } });
  },
});
let contract: string | undefined;

/** Every route there is, in the order they are tried. */
export const allRoutes: readonly Route[] = [
  ...healthRoutes,
  contractRoute,
  ...sessionRoutes,
  ...powerRoutes,
  ...solutionRoutes,
  ...draftRoutes,
  ...draftLinkRoutes,
  ...attachmentRoutes,
  ...uploadRoutes,
  ...addressRoutes,
  ...sourceRoutes,
  ...checkRoutes,
  ...applicationRoutes,
  ...consentCaseRoutes,
  ...invitationRoutes,
  ...ownConsentRoutes,
  ...consentTextRoutes,
  ...consentProofRoutes,
  ...webhookRoutes,
  ...paymentRoutes,
  ...slipRoutes,
  ...staffSessionRoutes,
  ...outboxRoutes,
  ...receiptFileRoutes,
  ...receiptPdfRoutes,
  ...receiptRoutes,
  ...verifyRoutes,
  ...keyRoutes,
  ...followUpRoutes,
  ...machineRoutes,
  ...statusRoutes,
  ...reportRoutes,
];
