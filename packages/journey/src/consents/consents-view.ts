import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { JourneyCalls } from '../calls.ts';
import type { Flow } from '../flow.ts';
import type { Phase } from '../phase.ts';
import { waitingFor } from './waiting-calls.ts';

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
  const { watch, goOn, anew } = waitingFor(flow, application.id);
  return html`${problem ? html`<div class="notice warning" role="status"><p>${problem}</p></div>` : nothing}
    <fk-consent-wait
      .application=${application}
      .watch=${watch}
      .calls=${own(client)}
      endpoint=${`${base}/api`}
      .goOn=${goOn}
      .anew=${anew}
      .overviewHref=${flow.parts.place.overview()}
    ></fk-consent-wait>`;
}

/** Somebody came with an invitation. */
export function invitedView({ secret }: Extract<Phase, { name: 'invited' }>, { flow, base, client }: ConsentsPage): TemplateResult {
  return html`<fk-consent-invitation .secret=${secret} solution=${flow.parts.solution} .calls=${own(client)} endpoint=${`${base}/api`}></fk-consent-invitation>`;
}

/** What the citizen has consented to. */
export function overviewView({ words, flow, base, client }: ConsentsPage): TemplateResult {
  return html`<fk-consent-overview .calls=${own(client)} endpoint=${`${base}/api`}></fk-consent-overview>
    <div class="after"><a href=${flow.parts.place.root()}>${words.t('overview.back')}</a></div>`;
}
