/** Consents that several people answer: parties, the page of an invited person, one's own consents, several at once. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/consent/elements/fk-consent-invitation.js';
import '@faelles/consent/elements/fk-consent-list.js';
import '@faelles/consent/elements/fk-consent-overview.js';
import '@faelles/consent/elements/fk-consent-parties.js';
import type { FkConsentInvitation } from '@faelles/consent/elements/consent-invitation.js';
import type { FkConsentOverview } from '@faelles/consent/elements/consent-overview.js';
import type { FkConsentParties } from '@faelles/consent/elements/consent-parties.js';
import type { ConsentCalls } from '@faelles/consent/elements/consents-calls.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { InvitationAnswer } from '@faelles/schemas/consent-case.js';
import { axNodes, axTree, type AxNode } from '../support/browser.ts';
import { applicant, consentCase, entry, invitation, people, problem, relative, theirCase } from '../../stories/consent/people.ts';
import { consentRequest } from '../../stories/consent/texts.ts';

before(() => loadLanguage('da'));

/** Calls of stories answer at once: two turns of the queue are enough for any of them. */
async function settled(element: { updateComplete: Promise<unknown> }): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((done) => setTimeout(done));
    await element.updateComplete;
  }
}

const names = async (role: string) => (await axNodes(role)).map(({ name }) => name);
const buttonNamed = (element: Element, name: string) => [...element.shadowRoot!.querySelectorAll('button')].find((button) => (button.ariaLabel ?? button.textContent!.trim()) === name)!;

/** Everything there is to read, in the order it is read. */
async function read(): Promise<string> {
  const walk = (node: AxNode): string => [node.name, ...node.children.map(walk)].join(' ');
  return walk(await axTree());
}

describe('fk-consent-parties', () => {
  const parties = async (one = consentCase(), calls = people()) => {
    const element = await fixture<FkConsentParties>(html`<fk-consent-parties .case=${one} .calls=${calls}></fk-consent-parties>`);
    await settled(element);
    return element;
  };

  it('says in words where each party and all of them stand', async () => {
    await parties(consentCase({ status: 'refused', parties: [applicant, { ...relative, status: 'refused', answeredAt: '2026-11-21T09:30:00Z', reason: 'Tal med mig først.' }] }));
    const text = await read();
    for (const words of ['Samtykket er afvist', 'Dig', 'Har sagt ja', 'Den, der passes', 'Har sagt nej', 'Begrundelse: Tal med mig først.', 'kontakte Prøvekommunen']) expect(text).to.include(words);
    expect(await names('button')).to.deep.equal([]);
  });

  it('makes one link of a double click, shows it once and gives it the focus', async () => {
    let made = 0;
    const calls = people({ consents: { invite: async () => (made++, { href: '/solutions/x/consent#s3cret', expiresAt: '2026-12-04T22:59:59Z' }) } });
    const element = await parties(consentCase(), calls);
    const button = buttonNamed(element, 'Lav link til Den, der passes');
    button.click();
    button.click();
    await settled(element);
    expect(made).to.equal(1);
    const field = element.shadowRoot!.querySelector<HTMLInputElement>('.link')!;
    expect(field.value).to.equal(`${location.origin}/solutions/x/consent#s3cret`);
    expect(element.shadowRoot!.activeElement).to.equal(field);
    const [node] = await axNodes('textbox');
    expect(node!.name).to.equal('Link til Den, der passes');
    expect(node!.description).to.include('vises kun denne ene gang');
  });

  it('offers reminders only where somebody sends them, and says when one was sent already', async () => {
    const invited = [applicant, { ...relative, invitedUntil: '2026-12-04T22:59:59Z' }];
    await parties(consentCase({ parties: invited }));
    expect(await names('button')).to.deep.equal(['Lav nyt link til Den, der passes']);
    const element = await parties(consentCase({ parties: invited, canRemind: true }), people({ consents: { remind: problem('too-many-requests', 429) } }));
    buttonNamed(element, 'Send påmindelse til Den, der passes').click();
    await settled(element);
    expect(element.shadowRoot!.querySelector('.wrong')!.textContent).to.include('allerede sendt en påmindelse i dag');
  });
});

describe('fk-consent-invitation', () => {
  const page = async (changes: Partial<ConsentCalls['invitations']> = {}) => {
    const element = await fixture<FkConsentInvitation>(
      html`<fk-consent-invitation .secret=${'secret'} solution="x" .calls=${people({ invitations: changes })}></fk-consent-invitation>`,
    );
    await settled(element);
    return element;
  };
  const heading = (element: Element) => element.shadowRoot!.querySelector('h1')!.textContent;
  const opened = { get: () => Promise.resolve(invitation('open', { case: theirCase('pending') })) };

  it('tells nothing about anybody before the person has shown who they are', async () => {
    const element = await page();
    expect(heading(element)).to.equal('Du er bedt om et svar');
    const text = await read();
    expect(text).not.to.include(consentRequest.data.da);
    expect(text).not.to.include('Har sagt ja');
    const [field] = await axNodes('textbox');
    expect(field!.name).to.equal('CPR-nummer');
  });

  it('takes a number by keyboard, keeps it out of the address, and reads the question before the choice', async () => {
    let given = '';
    const element = await page({ identify: async (_secret, number) => ((given = number), invitation('open', { case: theirCase('pending'), identityProof: 'p' })) });
    element.shadowRoot!.querySelector<HTMLInputElement>('#number')!.focus();
    await sendKeys({ type: '010150-5006' });
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(given).to.equal('0101505006');
    expect(location.href).not.to.include('0101505006');
    expect(element.shadowRoot!.activeElement).to.equal(element.shadowRoot!.querySelector('h1'));
    const text = await read();
    const order = [consentRequest.title.da, consentRequest.purpose.da, consentRequest.data.da, consentRequest.refusal.da, consentRequest.withdrawal.da, consentRequest.accept.da, consentRequest.refuse.da];
    const places = order.map((words) => text.indexOf(words));
    expect(Math.min(...places)).to.be.greaterThan(-1);
    // The group is named by its question, so it is read first; then what it is about, then the two answers.
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
    expect((await axNodes('radio')).map(({ checked }) => checked)).to.deep.equal(['false', 'false']);
  });

  it('asks the server about no number that cannot be one, and keeps a wrong one for mending', async () => {
    let asked = 0;
    const element = await page({ identify: () => (asked++, problem('not-allowed', 403)()) });
    const field = element.shadowRoot!.querySelector<HTMLInputElement>('#number')!;
    field.focus();
    await sendKeys({ type: '0101' });
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(asked).to.equal(0);
    expect((await axNodes('textbox'))[0]!.description).to.include('10 cifre');
    await sendKeys({ type: '505006' });
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(asked).to.equal(1);
    expect(field.value).to.equal('0101505006');
    expect((await axNodes('textbox'))[0]!.description).to.include('Nummeret passer ikke til linket');
    expect(element.shadowRoot!.activeElement).to.equal(field);
  });

  it('sends a no with its reason once, whatever is pressed twice, and thanks for it', async () => {
    const sent: InvitationAnswer[] = [];
    const element = await page({ ...opened, answer: async (_by, answer) => (sent.push(answer), invitation('answered', { answer: answer.answer, case: theirCase('refused') })) });
    const consent = element.shadowRoot!.querySelector('fk-consent')!;
    consent.focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    await settled(element);
    const reason = element.shadowRoot!.querySelector<HTMLTextAreaElement>('#reason')!;
    reason.focus();
    await sendKeys({ type: 'Tal med mig' });
    const send = element.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!;
    send.click();
    send.click();
    await settled(element);
    expect(sent).to.deep.equal([{ answer: 'refused', language: 'da', sha256: 'a'.repeat(64), reason: 'Tal med mig' }]);
    expect(heading(element)).to.equal('Du har sagt nej');
    expect(await read()).to.include('Et nej er helt i orden');
  });

  it('asks for an answer when none is chosen, and sends nothing', async () => {
    let sent = 0;
    const element = await page({ ...opened, answer: () => (sent++, problem('internal', 500)()) });
    element.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await settled(element);
    expect(sent).to.equal(0);
    expect((await axNodes('radiogroup'))[0]!.description).to.include('Vælg ja eller nej');
  });

  it('shows a changed text anew, with nothing chosen', async () => {
    const newer = theirCase('pending');
    newer.request = { ...newer.request, version: '2.0.0', purpose: { da: 'Et helt nyt formål.' } };
    let asked = 0;
    const element = await page({
      get: async () => invitation('open', { case: asked++ ? newer : theirCase('pending') }),
      answer: problem('text-changed', 409),
    });
    element.shadowRoot!.querySelector('fk-consent')!.shadowRoot!.querySelector('input')!.click();
    await settled(element);
    element.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await settled(element);
    expect(await read()).to.include('Et helt nyt formål.').and.to.include('Teksten er ændret');
    expect((await axNodes('radio')).map(({ checked }) => checked)).to.deep.equal(['false', 'false']);
  });

  it('answers the words of the language they were read in', async () => {
    const sent: InvitationAnswer[] = [];
    await loadLanguage('en');
    const around = await fixture(
      html`<div lang="en"><fk-consent-invitation .secret=${'secret'} solution="x" .calls=${people({ invitations: { ...opened, answer: async (_by, answer) => (sent.push(answer), invitation('answered', { answer: 'given', case: theirCase('given') })) } })}></fk-consent-invitation></div>`,
    );
    const element = around.querySelector('fk-consent-invitation')!;
    await settled(element);
    element.shadowRoot!.querySelector('fk-consent')!.shadowRoot!.querySelector('input')!.click();
    await settled(element);
    element.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await settled(element);
    expect(sent).to.deep.equal([{ answer: 'given', language: 'en', sha256: 'b'.repeat(64) }]);
  });

  it('says kindly what is over, and that a link is unknown', async () => {
    for (const [state, words] of [['withdrawn', 'trukket tilbage'], ['expired', 'virker ikke længere'], ['completed', 'ikke længere nødvendigt']] as const) {
      expect(heading(await page({ get: () => Promise.resolve(invitation(state)) }))).to.include(words);
    }
    expect(heading(await page({ get: problem('not-found', 404) }))).to.equal('Vi kender ikke linket');
  });
});

describe('fk-consent-overview', () => {
  const overview = async (changes: Partial<ConsentCalls['consents']> = {}) => {
    const element = await fixture<FkConsentOverview>(html`<fk-consent-overview .calls=${people({ consents: changes })}></fk-consent-overview>`);
    await settled(element);
    return element;
  };

  it('says the consequence before it withdraws, in as many presses as giving took', async () => {
    let withdrawn = 0;
    const element = await overview({ withdraw: async () => (withdrawn++, entry({ state: 'withdrawn', withdrawable: false })) });
    buttonNamed(element, `Træk tilbage: ${consentRequest.title.da}`).focus();
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(withdrawn).to.equal(0);
    const asked = element.shadowRoot!.querySelector('.ask')!;
    expect(element.shadowRoot!.activeElement).to.equal(asked);
    const group = (await axNodes('group')).find(({ name }) => name.startsWith('Træk tilbage'))!;
    expect(group.description).to.include('gælder fra nu af').and.to.include(consentRequest.refusal.da);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(withdrawn).to.equal(1);
    expect(element.shadowRoot!.activeElement!.textContent).to.equal(`Samtykket er trukket tilbage: ${consentRequest.title.da}`);
  });

  it('leaves everything as it is when it cannot be reached, and says so', async () => {
    const element = await overview({ renew: problem('internal', 500) });
    buttonNamed(element, `Forny: ${consentRequest.title.da}`).click();
    await settled(element);
    expect(element.shadowRoot!.activeElement!.textContent).to.include('samtykket er ikke ændret');
  });

  it('tells an empty overview, one that cannot be had, and one without a visit apart', async () => {
    await overview({ mine: () => Promise.resolve([]) });
    expect(await read()).to.include('Du har ikke givet samtykke til noget her');
    await overview({ mine: problem('not-signed-in', 401) });
    expect(await read()).to.include('Her i browseren er der ikke noget besøg');
    await overview({ mine: problem('internal', 500) });
    expect(await read()).to.include('Vi kan ikke vise dine samtykker lige nu');
  });
});

describe('fk-consent-list', () => {
  const one = html`<fk-consent name="debt" .request=${consentRequest}></fk-consent>`;
  const two = html`<fk-consent name="photo" .request=${{ ...consentRequest, id: 'photo' }}></fk-consent>`;

  it('offers yes to all only beside no to all, alike, and each answer can be changed after', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><fk-consent-list>${one}${two}</fk-consent-list></form>`);
    const list = form.querySelector('fk-consent-list')!;
    await settled(list);
    const [yes, no] = list.shadowRoot!.querySelectorAll('button');
    expect([yes!.textContent, no!.textContent]).to.deep.equal(['Ja til alle', 'Nej til alle']);
    const look = (button: Element) => ['color', 'background-color', 'border-color', 'font-weight', 'min-height'].map((name) => getComputedStyle(button).getPropertyValue(name));
    expect(look(yes!)).to.deep.equal(look(no!));
    const told: string[] = [];
    form.addEventListener('change', ({ target }) => told.push((target as HTMLElement).getAttribute('name')!));
    yes!.click();
    expect([...new FormData(form)]).to.deep.equal([['debt', 'given'], ['photo', 'given']]);
    expect(told).to.deep.equal(['debt', 'photo']);
    await settled(list);
    form.querySelectorAll('fk-consent')[1]!.shadowRoot!.querySelectorAll('input')[1]!.click();
    expect([...new FormData(form)]).to.deep.equal([['debt', 'given'], ['photo', 'refused']]);
  });

  it('has no such buttons for one request', async () => {
    const list = await fixture(html`<fk-consent-list>${one}</fk-consent-list>`);
    await settled(list as FkConsentOverview);
    expect(list.shadowRoot!.querySelectorAll('button')).to.have.length(0);
  });
});
