import { kinds } from '@faelles/fields/kind-registry.js';

/** Makes consents and declarations kinds of fields a form can have. Call it before a form with them is shown. */
export function registerConsentKinds(): void {
  kinds.consent = { tag: 'fk-consent', load: () => import('./fk-consent.ts'), around: { tag: 'fk-consent-list', load: () => import('./fk-consent-list.ts') } };
  kinds.declaration = { tag: 'fk-declaration', load: () => import('./fk-declaration.ts') };
}
