/** Contrast of the colour pairs that elements use, in every theme (WCAG 2.2, 1.4.3 and 1.4.11). */
import { expect } from '@open-wc/testing';

const themes = { neutral: [], borger: ['theme-borger.css'], virk: ['theme-virk.css'] };
const text = [
  ['ink', 'paper'], ['ink', 'paper-soft'], ['ink-soft', 'paper'], ['ink-soft', 'paper-soft'], ['ink-off', 'paper-off'],
  ['link', 'paper'], ['link', 'info-tint'], ['link-visited', 'paper'], ['error', 'paper'], ['error', 'error-tint'],
  ['action-ink', 'action'], ['action-ink', 'action-hover'], ['success', 'success-tint'], ['info', 'info-tint'], ['warning', 'warning-tint'],
  ['ink', 'error-tint'], ['ink', 'success-tint'], ['ink', 'info-tint'], ['ink', 'warning-tint'], ['ink', 'accent-tint'],
];
const shapes = [['line-strong', 'paper'], ['focus', 'paper'], ['action', 'paper'], ['error', 'paper'], ['accent', 'paper']];

function luminance(css: string): number {
  const [r, g, b] = css.match(/\d+(\.\d+)?/g)!.map((part) => Number(part) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

async function sheet(name: string): Promise<CSSStyleSheet> {
  const made = new CSSStyleSheet();
  const response = await fetch(`/packages/foundation/css/${name}`);
  expect(response.ok, name).to.equal(true);
  await made.replace(await response.text());
  return made;
}

for (const [theme, extra] of Object.entries(themes)) {
  describe(`the colours of the ${theme} theme`, () => {
    let probe: HTMLElement;
    before(async () => {
      document.adoptedStyleSheets = await Promise.all(['tokens.css', ...extra].map(sheet));
      probe = document.body.appendChild(document.createElement('p'));
    });
    after(() => {
      document.adoptedStyleSheets = [];
      probe.remove();
    });
    const contrast = (front: string, back: string): number => {
      const of = (token: string): number => {
        probe.style.color = `var(--fk-${token}, rgb(1 2 3))`;
        const found = getComputedStyle(probe).color;
        expect(found, `--fk-${token}`).not.to.equal('rgb(1, 2, 3)');
        return luminance(found);
      };
      const [light, dark] = [of(front), of(back)].sort((a, b) => b - a);
      return (light! + 0.05) / (dark! + 0.05);
    };
    for (const [front, back] of text) it(`reads ${front} on ${back}`, () => expect(contrast(front!, back!)).to.be.at.least(4.5));
    for (const [front, back] of shapes) it(`shows ${front} on ${back}`, () => expect(contrast(front!, back!)).to.be.at.least(3));
  });
}
