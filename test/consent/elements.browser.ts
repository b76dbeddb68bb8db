/** Consent and declaration as fields of a native form. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/consent/elements/fk-consent.js';
import '@faelles/consent/elements/fk-declaration.js';
import type { FkConsent } from '@faelles/consent/elements/consent.js';
import type { FkDeclaration } from '@faelles/consent/elements/declaration.js';
import { axNodes } from '../support/browser.ts';
import { consentRequest, declaration } from '../../stories/consent/texts.ts';

async function form(content: unknown): Promise<HTMLFormElement> {
  const element = await fixture<HTMLFormElement>(html`<form>${content}</form>`);
  for (const field of element.children) await (field as FkConsent).updateComplete;
  return element;
}
const data = (element: HTMLFormElement) => [...new FormData(element)];

describe('fk-consent', () => {
  const consent = html`<fk-consent name="debt" required .request=${consentRequest}></fk-consent>`;

  it('has nothing chosen beforehand, and gives the answer that is', async () => {
    const element = await form(consent);
    const field = element.querySelector('fk-consent')!;
    expect(data(element)).to.deep.equal([]);
    expect(element.checkValidity()).to.equal(false);
    const [yes, no] = field.shadowRoot!.querySelectorAll('input');
    const changed = oneEvent(field, 'change');
    yes!.click();
    await changed;
    expect(data(element)).to.deep.equal([['debt', 'given']]);
    no!.click();
    expect(data(element)).to.deep.equal([['debt', 'refused']]);
    expect(element.checkValidity()).to.equal(true);
    element.reset();
    expect(data(element)).to.deep.equal([]);
  });

  it('tells everything that matters before the two answers, which weigh the same', async () => {
    const element = await form(consent);
    const field = element.querySelector('fk-consent')!;
    const [group] = await axNodes('radiogroup');
    expect(group!.name).to.equal('Må vi se, om du skylder gebyrer?');
    const radios = await axNodes('radio');
    expect(radios.map(({ name }) => name)).to.deep.equal(['Ja, det må I gerne', 'Nej, det må I ikke']);
    expect(radios.map(({ checked }) => checked)).to.deep.equal(['false', 'false']);
    const facts = [...field.shadowRoot!.querySelectorAll('dd')];
    expect(facts.length).to.equal(8);
    const [first] = field.shadowRoot!.querySelectorAll('input');
    for (const fact of facts) expect(fact.compareDocumentPosition(first!)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(field.shadowRoot!.querySelector('.kind')!.textContent).to.include('Tilladelse til at indhente oplysninger');
    const sizes = [...field.shadowRoot!.querySelectorAll('.choice')].map((one) => getComputedStyle(one).font);
    expect(sizes[0]).to.equal(sizes[1]);
  });

  it('says what a no means when it is chosen, by keyboard', async () => {
    const element = await form(consent);
    const field = element.querySelector('fk-consent')!;
    field.focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    await field.updateComplete;
    expect(field.value).to.equal('refused');
    expect(field.shadowRoot!.querySelector('[role=status]')!.textContent).to.equal(consentRequest.refusal.da);
  });

  it('changes its language with the page and keeps the answer', async () => {
    const element = await fixture<HTMLElement>(html`<div lang="da">${consent}</div>`);
    const field = element.querySelector<FkConsent>('fk-consent')!;
    field.input = 'given';
    element.lang = 'en';
    await new Promise((done) => setTimeout(done, 100));
    await field.updateComplete;
    expect((await axNodes('radio'))[0]!.name).to.equal('Yes, you may');
    expect(field.value).to.equal('given');
  });

  it('asks for an answer in words, once the form does', async () => {
    const element = await form(consent);
    const field = element.querySelector('fk-consent')!;
    element.addEventListener('invalid', (event) => event.preventDefault(), true);
    element.reportValidity();
    await field.updateComplete;
    const error = field.shadowRoot!.querySelector('#error')!.textContent!;
    expect(error).to.match(/Fejl: \S/);
    expect((await axNodes('radiogroup'))[0]!.description).to.include(error.replace('Fejl: ', '').trim());
  });
});

describe('fk-declaration', () => {
  const box = html`<fk-declaration name="truth" required .request=${declaration}></fk-declaration>`;

  it('is true when ticked, and absent when not', async () => {
    const element = await form(box);
    const field = element.querySelector<FkDeclaration>('fk-declaration')!;
    expect(data(element)).to.deep.equal([]);
    expect(field.validity.valueMissing).to.equal(true);
    field.focus();
    await sendKeys({ press: 'Space' });
    expect(data(element)).to.deep.equal([['truth', 'true']]);
    expect(element.checkValidity()).to.equal(true);
  });

  it('reads the exact words with the box', async () => {
    await form(box);
    const [checkbox] = await axNodes('checkbox');
    expect(checkbox).to.include({ name: 'Jeg erklærer det', description: `${declaration.text.da} ${declaration.consequence!.da}` });
  });
});
