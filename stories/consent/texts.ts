/** A request for consent and a declaration, as a definition has them. */
import type { ConsentRequest, Declaration } from '@faelles/schemas/consent-text.js';

export const consentRequest: ConsentRequest = {
  id: 'debt',
  kind: 'information-consent',
  version: '1.0.0',
  title: { da: 'Må vi se, om du skylder gebyrer?', en: 'May we see whether you owe fees?' },
  purpose: { da: 'Vi vurderer, om der skal stilles sikkerhed.', en: 'We decide whether a security is needed.' },
  data: { da: 'Ubetalte gebyrer.', en: 'Unpaid fees.' },
  from: { da: 'Kommunens debitorsystem.', en: 'The municipality’s debt system.' },
  to: { da: 'Sagsbehandleren.', en: 'The case worker.' },
  validity: { text: { da: '6 måneder.', en: '6 months.' }, duration: 'P6M' },
  refusal: { da: 'Så beder vi dig selv vise det. Et nej er ikke et afslag.', en: 'Then we ask you to show it yourself. A no is not a refusal.' },
  withdrawal: { da: 'Skriv til os i Digital Post.', en: 'Write to us in Digital Post.' },
  accept: { da: 'Ja, det må I gerne', en: 'Yes, you may' },
  refuse: { da: 'Nej, det må I ikke', en: 'No, you may not' },
};

export const declaration: Declaration = {
  id: 'truth',
  kind: 'declaration',
  version: '1.0.0',
  title: { da: 'Oplysningerne er rigtige', en: 'The information is correct' },
  text: { da: 'Jeg erklærer, at mine oplysninger er rigtige.', en: 'I declare that my information is correct.' },
  consequence: { da: 'Forkerte oplysninger kan være strafbare.', en: 'False information can be a crime.' },
  accept: { da: 'Jeg erklærer det', en: 'I declare it' },
};
