import { css, html, LitElement } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { define } from '@faelles/foundation/define.js';

/** Native buttons in the shared styles, as elements use them. */
class ButtonShow extends LitElement {
  static override styles = [
    buttonStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 16px;
        align-items: center;
        font-family: var(--fk-font);
      }
    `,
  ];
  override render() {
    return html`<button class="primary">Fortsæt</button><button>Gem og fortsæt senere</button
      ><button class="plain">Fjern</button><button disabled>Kan ikke nu</button>`;
  }
}
define('story-buttons', ButtonShow);

const meta: Meta = { title: 'Foundation/Page' };
export default meta;

export const Buttons: StoryObj = { render: () => html`<story-buttons></story-buttons>` };
export const Typography: StoryObj = {
  render: () => html`<h1>Råden over vej</h1>
    <p class="lead">Søg om tilladelse, før du stiller noget på vejen.</p>
    <h2>Det skal du have klar</h2>
    <p>Du skal bruge <a href="#plan">en trafikplan</a>, hvis kørebanen bliver spærret.</p>
    <ul>
      <li>Adressen</li>
      <li>Perioden</li>
    </ul>
    <h3>Hvad det koster</h3>
    <p>Prisen afhænger af areal og dage.</p>
    <h4>Gratis dage</h4>
    <p>De første to dage er gratis.</p>
    <p><a class="button primary" href="#start">Start ansøgning</a></p>`,
};
export const HeaderAndFooter: StoryObj = {
  render: () => html`<a class="skip" href="#main">Gå til indhold</a>
    <header class="header"><div class="page"><strong>Eksempel Kommune</strong><nav><a href="#en" lang="en">English</a></nav></div></header>
    <main class="page" id="main"><h1>Ansøgning</h1></main>
    <footer class="footer"><div class="page">Eksempel Kommune</div></footer>`,
};
