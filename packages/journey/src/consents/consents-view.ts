import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { JourneyCalls } from '../calls.ts';
import type { Flow } from '../flow.ts';
import type { Phase } from '../phase.ts';

interface ConsentsPage {
  words: LanguageController;
  flow: Flow;
  problem: string;
  base: string;
  client: JourneyCalls | undefined;
}

/** The calls of a back end of one's own, when it has them; else they go over HTTP. */
const own = (client: JourneyCalls | undefined) => (client?.consents && client.invitations ? { consents: client.consents, invitations: client.invitations } : undefined);

/** The application is in, and waits for the consents of others. */
export function waitView({ application }: Extract<Phase, { name: 'consenting' }>, { flow, problem, base, client }: ConsentsPage): TemplateResult {
  return html`${problem ? html`<div class="notice warning" role="status"><p>${problem}</p></div>` : nothing}
    <fk-consent-wait
      .application=${application}
      .watch=${flow.consents(application.id)}
      .calls=${own(client)}
      endpoint=${`${base}/api`}
      .goOn=${flow.consented}
      .anew=${flow.anew}
      .overviewHref=${flow.overviewAddress}
    ></fk-consent-wait>`;
}

/** Somebody came with an invitation. */
export function invitedView({ secret }: Extract<Phase, { name: 'invited' }>, { flow, base, client }: ConsentsPage): TemplateResult {
  return html`<fk-consent-invitation .secret=${secret} solution=${flow.solution} .calls=${own(client)} endpoint=${`${base}/api`}></fk-consent-invitation>`;
}

/** What the citizen has consented to. */
export function overviewView({ words, flow, base, client }: ConsentsPage): TemplateResult {
  return html`<fk-consent-overview .calls=${own(client)} endpoint=${`${base}/api`}></fk-consent-overview>
    <div class="after"><a href=${flow.beginningAddress}>${words.t('overview.back')}</a></div>`;
}
