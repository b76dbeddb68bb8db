/** The browser test set-up itself: source conditions, policy, accessibility tree, forced colours, console watch. */
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, css, html as litHtml } from 'lit';
import { axNodes, emulateMedia, resetMedia } from '../support/browser.ts';
import { expectConsole, takeUnexpected } from '../support/no-console.ts';

class ProbeElement extends LitElement {
  static override styles = css`
    :host {
      color: rgb(1, 2, 3);
    }
  `;
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override properties = { label: {} };
  declare label: string;
  constructor() {
    super();
    this.label = 'Navn';
  }
  override render() {
    return litHtml`<label for="input">${this.label}</label>
      <input id="input" aria-describedby="hint" /><p id="hint">Som i passet</p>`;
  }
}
customElements.define('probe-element', ProbeElement);

describe('the browser test runner', () => {
  it('reads descriptions across a shadow root from the browser’s own tree', async () => {
    await fixture(html`<probe-element></probe-element>`);
    const [input] = await axNodes('textbox');
    expect(input?.name).to.equal('Navn');
    expect(input?.description).to.equal('Som i passet');
  });

  it('emulates forced colours and ends it', async () => {
    const forced = () => matchMedia('(forced-colors: active)').matches;
    expect(forced()).to.equal(false);
    await emulateMedia({ 'forced-colors': 'active' });
    expect(forced()).to.equal(true);
    await resetMedia();
    expect(forced()).to.equal(false);
  });

  it('gives the page focus', async () => {
    const element = await fixture<ProbeElement>(html`<probe-element></probe-element>`);
    element.focus();
    expect(document.hasFocus()).to.equal(true);
    expect(element.matches(':focus-within')).to.equal(true);
  });

  it('notices a warning nobody announced', () => {
    console.warn('by surprise');
    expect(takeUnexpected()).to.deep.equal(['console.warn: by surprise']);
  });

  it('lets an announced warning pass', () => {
    expectConsole(/on purpose/);
    console.warn('on purpose');
    expect(takeUnexpected()).to.deep.equal([]);
  });

  it('notices a style attribute, which the policy forbids', async () => {
    const element = await fixture(html`<p>x</p>`);
    element.setAttribute('style', 'color: red');
    await new Promise((done) => setTimeout(done, 50));
    expect(takeUnexpected().join()).to.match(/style-src-attr/);
  });

  it('notices markup from a string, which trusted types forbid', async () => {
    const element = await fixture(html`<p>x</p>`);
    expect(() => {
      element.innerHTML = '<b>x</b>';
    }).to.throw(TypeError);
    await new Promise((done) => setTimeout(done, 50));
    expect(takeUnexpected().join()).to.match(/require-trusted-types-for/);
  });
});
