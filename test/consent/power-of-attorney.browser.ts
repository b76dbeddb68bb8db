/** Powers of attorney: given, asked for, answered and ended, with what follows said first; never a number on the page again. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/consent/elements/fk-power-of-attorney.js';
import type { FkPowerOfAttorney, PowerDetail } from '@faelles/consent/elements/power-of-attorney.js';
import type { PowerCalls } from '@faelles/consent/elements/representation-calls.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FkEvent } from '@faelles/foundation/events.js';
import type { PowerRequest } from '@faelles/schemas/power-of-attorney.js';
import { keeping, offline, powers, refused, request } from '../../stories/representation/people.ts';
import { axNodes } from '../support/browser.ts';
import { until } from '../support/until.ts';

const root = (element: Element) => element.shadowRoot!;
const shown = (element: Element) => (root(element).querySelector('[role=alert] p, [role=status] p')?.textContent ?? '').trim();

async function open(calls: PowerCalls): Promise<FkPowerOfAttorney> {
  await loadLanguage('da');
  const element = await fixture<FkPowerOfAttorney>(html`<fk-power-of-attorney .calls=${calls} .today=${'2026-11-20'}></fk-power-of-attorney>`);
  await until(() => !/Vi henter/.test(root(element).textContent!));
  return element;
}

function button(element: FkPowerOfAttorney, words: RegExp): HTMLButtonElement | undefined {
  return [...root(element).querySelectorAll('button')].find((one) => words.test(one.textContent!) && one.checkVisibility());
}
const press = async (element: FkPowerOfAttorney, words: RegExp): Promise<void> => (await until(() => button(element, words))).click();
const field = (element: FkPowerOfAttorney, name: string) => root(element).querySelector<FieldElement>(`form [name="${name}"]`)!;

/** Fills the form in as far as the number says who it is. */
async function fillIn(element: FkPowerOfAttorney): Promise<void> {
  const kind = await until(() => field(element, 'kind'));
  await kind.updateComplete;
  root(kind).querySelector('input')!.click();
  (await until(() => field(element, 'number'))).value = '0101505006';
  field(element, 'name').value = 'Min nabo';
  field(element, 'area').value = 'sample';
  field(element, 'level').value = 'contact';
  await element.updateComplete;
}

describe('fk-power-of-attorney', () => {
  it('lists what was given and received with its level in plain words, and what waits for an answer first', async () => {
    await open(keeping(powers));
    const headings = (await axNodes('heading')).map(({ name }) => name);
    expect(headings).to.deep.equal([
      'Fuldmagter',
      'Venter på dit svar',
      'Carl Test beder om din fuldmagt',
      'Fuldmagter, du har givet',
      'Til Carl Test',
      'Til en, der ikke har svaret endnu',
      'Fuldmagter, du har fået',
      'Fra Dagny Eksempel',
    ]);
    const names = (await axNodes('button')).map(({ name }) => name);
    expect(names, names.join('|')).to.include('Sig ja (Carl Test beder om din fuldmagt)').and.include('Træk fuldmagten tilbage (Til Carl Test)');
  });

  it('says what follows before it ends one, and the way back changes nothing', async () => {
    const element = await open(keeping(powers.slice(1, 2)));
    (await until(() => button(element, /Træk fuldmagten tilbage/))).focus();
    await sendKeys({ press: 'Enter' });
    const sure = await until(() => root(element).querySelector('.sure'));
    await until(() => root(element).activeElement === sure);
    expect(sure.textContent).to.match(/Carl Test ikke længere se, skrive eller handle for dig/);
    await press(element, /Fortryd/);
    await until(() => button(element, /Træk fuldmagten tilbage/));
    await press(element, /Træk fuldmagten tilbage/);
    const done = oneEvent(element, 'fk-power');
    await press(element, /Ja, det vil jeg/);
    expect(((await done) as FkEvent<PowerDetail>).detail).to.deep.equal({ action: 'withdraw', id: powers[1]!.id });
    await until(() => /Fuldmagten gælder ikke længere/.test(shown(element)));
    expect(button(element, /Træk fuldmagten tilbage/)).to.equal(undefined);
  });

  it('is answered with yes or no of the same weight', async () => {
    const element = await open(keeping([request]));
    const [yes, no] = [...root(element).querySelectorAll('.power .actions button')];
    expect(getComputedStyle(yes!).background).to.equal(getComputedStyle(no!).background);
    await press(element, /^\s*Sig ja/);
    expect((await until(() => root(element).querySelector('.sure'))).textContent).to.include('Må også skrive til myndigheden');
    await press(element, /Ja, jeg siger ja/);
    await until(() => /Du har sagt ja/.test(shown(element)));
  });

  it('is given after a look at what that means; the number is sent in the body and shown nowhere', async () => {
    let sent: PowerRequest | undefined;
    const calls = keeping([]);
    const element = await open({ ...calls, request: (power, options) => ((sent = power), calls.request(power, options)) });
    await press(element, /Giv en fuldmagt/);
    await fillIn(element);
    await press(element, /Fortsæt/);
    const heading = await until(() => root(element).querySelector('.confirm'));
    await until(() => root(element).activeElement === heading);
    expect(heading.textContent).to.equal('Du er ved at give Min nabo fuldmagt');
    expect(sent).to.equal(undefined);
    const names = (await axNodes('StaticText')).map(({ name }) => name).join(' ');
    expect(names).not.to.match(/010150/);
    await press(element, /Giv fuldmagten/);
    await until(() => /Fuldmagten er givet/.test(shown(element)));
    expect(sent).to.deep.equal({ way: 'give', number: '0101505006', name: 'Min nabo', scope: ['sample'], level: 'contact', validFrom: '2026-11-20' });
    expect(root(element).textContent).not.to.include('010150');
  });

  it('loses nothing when it does not arrive, and sends the same intent again', async () => {
    const keys: string[] = [];
    const calls = keeping([]);
    let down = true;
    const element = await open({ ...calls, request: (power, options) => (keys.push(options.idempotencyKey), down ? offline() : calls.request(power, options)) });
    await press(element, /Bed om en fuldmagt/);
    await fillIn(element);
    await press(element, /Fortsæt/);
    await press(element, /Send anmodningen/);
    await until(() => /ikke fik forbindelse/.test(shown(element)));
    await press(element, /^\s*Ret/);
    await until(() => button(element, /Fortsæt/));
    expect(field(element, 'number').value).to.equal('0101505006');
    down = false;
    await press(element, /Fortsæt/);
    await press(element, /Send anmodningen/);
    await until(() => /Du har bedt om en fuldmagt/.test(shown(element)));
    expect(keys.length).to.equal(2);
    expect(keys[0]).to.equal(keys[1]);
  });

  it('goes back to a number the server cannot use, which still stands there', async () => {
    const element = await open(keeping([], { request: refused('invalid-request', 422, { issues: [{ path: 'number', code: 'same-person' }] }) }));
    await press(element, /Giv en fuldmagt/);
    await fillIn(element);
    await press(element, /Fortsæt/);
    await press(element, /Giv fuldmagten/);
    const number = field(element, 'number');
    await until(() => number.shownError);
    await until(() => root(element).activeElement === number);
    expect(number.shownError).to.match(/Nummeret kan ikke bruges/);
    expect(number.value).to.equal('0101505006');
  });

  it('puts the citizen at the first answer that is missing; a name is not needed', async () => {
    const element = await open(keeping([]));
    await press(element, /Giv en fuldmagt/);
    await press(element, /Fortsæt/);
    await until(() => root(element).activeElement === field(element, 'kind'));
    expect(field(element, 'kind').shownError).to.equal('Vælg en person eller en virksomhed');
    expect(field(element, 'name').shownError).to.equal('');
  });

  it('shows how it stands when somebody else was faster', async () => {
    const calls = keeping(powers.slice(1, 2), { withdraw: refused('gone', 410) });
    const element = await open(calls);
    await press(element, /Træk fuldmagten tilbage/);
    await press(element, /Ja, det vil jeg/);
    await until(() => /Der er sket noget med fuldmagten imens/.test(root(element).querySelector('.power [role=alert]')?.textContent ?? ''));
  });

  for (const [what, calls, words] of [
    ['nobody', keeping([]), /hverken|ikke givet eller fået/],
    ['no answer', keeping([], { list: offline }), /De er der stadig/],
    ['nobody signed in', keeping([], { list: refused('not-signed-in', 401) }), /Log ind/],
  ] as const) {
    it(`has words for ${what}`, async () => {
      expect(root(await open(calls)).textContent).to.match(words);
    });
  }
});
