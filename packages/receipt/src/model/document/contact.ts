import type { Receipt } from '@faelles/schemas/receipt.js';
import { formatPhone } from '@faelles/schemas/identifiers/phone.js';
import { groupCode } from '../group-code.ts';
import type { Block, Fact } from './blocks.ts';
import { hrefOf, linkBlock, type Writer } from './writer.ts';

/** Who received it and how to reach them: requirement 2.7 of the joint guide, and for whoever cannot go on digitally. */
export function contactBlocks({ authority: { name, contact } }: Receipt, w: Writer): Block[] {
  const line = (key: string, value: string | undefined, href?: string): Fact[] =>
    value ? [{ term: w.say(`receipt.${key}`), value: { text: value }, ...hrefOf(href) }] : [];
  const phone = contact.phone?.replace(/\s/g, '');
  return [
    { kind: 'heading', level: 2, text: w.say('receipt.contact'), section: 'contact' },
    { kind: 'paragraph', text: w.text(name), strong: true },
    {
      kind: 'facts',
      rows: [
        ...line('phone', phone && formatPhone(phone), `tel:${phone}`),
        ...line('email', contact.email, `mailto:${contact.email}`),
        ...(contact.digitalPost ? [{ term: { text: 'Digital Post' }, value: w.say('receipt.digital-post'), ...hrefOf(contact.digitalPost) }] : []),
        ...line('website', contact.url?.replace(/^https:\/\//, ''), contact.url),
        ...line('address', contact.address?.join('\n')),
        ...(contact.hours ? [{ term: w.say('receipt.hours'), value: w.text(contact.hours) }] : []),
      ],
    },
  ];
}

/** Where the demo stands: on this very machine, without https. */
const loopback = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//;

/** How anybody can check it. The address without its code is short enough to be typed off paper. */
export function verifyBlocks({ verify }: Receipt, w: Writer): Block[] {
  if (!verify) return [];
  return [
    { kind: 'heading', level: 2, text: w.say('receipt.verify'), section: 'verify' },
    { kind: 'paragraph', text: w.say('receipt.verify-lead') },
    {
      kind: 'facts',
      rows: [
        { term: w.say('receipt.verify-page'), value: { text: verify.url.replace(/#.*$/, '').replace(/^https:\/\//, '') }, ...hrefOf(verify.url, loopback.test(verify.url)) },
        { id: 'verify-code', term: w.say('receipt.verify-code'), value: { text: groupCode(verify.code) }, code: true },
      ],
    },
  ];
}

/** Where the citizen can say how it went. */
export function feedbackBlocks({ feedback }: Receipt, w: Writer): Block[] {
  const link = linkBlock('receipt.feedback-link', feedback, w);
  return link.length ? [{ kind: 'heading', level: 2, text: w.say('receipt.feedback'), section: 'feedback' }, ...link] : [];
}
