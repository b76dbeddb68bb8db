import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { VerifyCalls } from '@faelles/client/verify.js';
import { NetworkError, ProblemError } from '@faelles/client/errors.js';
import '@faelles/receipt/elements/fk-receipt-verifier.js';
import type { FkReceiptVerifier } from '@faelles/receipt/elements/receipt-verifier.js';
import type { ReceiptVerdict } from '@faelles/schemas/receipt-verdict.js';
import { whole } from './view.ts';

type Args = { code: string | undefined; answer: () => Promise<ReceiptVerdict>; authority?: string };
type Story = StoryObj<Args>;

const facts = {
  kind: 'acknowledgement',
  authorityName: { da: 'Demokommunen', en: 'The demo municipality' },
  receivedOn: '2026-11-20',
  solutionTitle: { da: 'Tilladelse til at råde over vejareal', en: 'Permit to use road area' },
} as const;
const code = '1357-9BDF-HKNQ-SVXW';

/** A server that always says the same. */
const calls = (answer: () => Promise<ReceiptVerdict>): VerifyCalls => ({ code: answer, jws: answer, file: answer, receipt: answer });

const meta: Meta<Args> = {
  title: 'Receipt/Verifier',
  component: 'fk-receipt-verifier',
  args: { code, answer: () => Promise.resolve({ verdict: 'valid', ...facts }) },
  render: (args) => html`<fk-receipt-verifier .calls=${calls(args.answer)} .code=${args.code} .authority=${args.authority}></fk-receipt-verifier>`,
};
export default meta;

const says = (answer: ReceiptVerdict): Story => ({ args: { answer: () => Promise.resolve(answer) } });
const fails = (error: unknown): Story => ({ args: { answer: () => Promise.reject(error) } });
const verifier = (canvas: HTMLElement) => canvas.querySelector<FkReceiptVerifier>('fk-receipt-verifier')!;

/** Chooses a file as somebody at the page does. */
const choosing = (name: string, content: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const element = verifier(canvasElement);
    await element.updateComplete;
    for (let tries = 0; tries < 100 && !element.shadowRoot!.querySelector('#file'); tries++) await new Promise((done) => setTimeout(done, 50));
    const input = element.shadowRoot!.querySelector<HTMLInputElement>('input[type="file"]')!;
    const chosen = new DataTransfer();
    chosen.items.add(new File([content], name));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };

const saved = JSON.stringify({ receipt: whole.receipt, jws: 'a.b.c' });
const pdf = `%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Length ${new TextEncoder().encode(saved).length} >>\nstream\n${saved}\nendstream\nendobj\n%%EOF`;

export const Empty: Story = { args: { code: undefined } };
export const Valid: Story = {};
export const ValidFile: Story = { args: { code: undefined }, play: choosing('RV-2026-4F7K2QD.json', saved) };
export const ValidPdf: Story = { args: { code: undefined }, play: choosing('RV-2026-4F7K2QD.pdf', pdf) };
export const Replaced: Story = { args: { code: undefined, answer: () => Promise.resolve({ verdict: 'replaced', ...facts }) }, play: choosing('RV-2026-4F7K2QD.json', saved) };
export const Altered: Story = says({ verdict: 'altered' });
export const AlteredFile: Story = { args: { code: undefined, answer: () => Promise.resolve({ verdict: 'altered' }) }, play: choosing(`${'et-meget-langt-navn-'.repeat(9)}.json`, saved) };
export const Stripped: Story = { args: { code: undefined, answer: () => Promise.resolve({ verdict: 'stripped' }) }, play: choosing('RV-2026-4F7K2QD.json', saved) };
export const UnknownKey: Story = says({ verdict: 'unknown-key' });
export const OutsideKeyPeriod: Story = says({ verdict: 'outside-key-period' });
export const WithdrawnKey: Story = says({ verdict: 'withdrawn-key' });
export const OtherAuthority: Story = says({ verdict: 'other-authority' });
export const OtherThanExpected: Story = {
  args: { authority: '99999012', answer: () => Promise.resolve({ verdict: 'other-authority', authorityName: facts.authorityName }) },
};
export const Erased: Story = says({ verdict: 'erased' });
export const Unknown: Story = says({ verdict: 'unknown' });
export const Malformed: Story = says({ verdict: 'malformed' });
export const MistypedCode: Story = { args: { code: '1357-9BDF-HKNQ-SVX2' } };
export const NoReceiptInFile: Story = { args: { code: undefined }, play: choosing('ferie.jpg', 'JFIF') };
export const ScannedPdf: Story = { args: { code: undefined }, play: choosing('scan.pdf', '%PDF-1.4\n%%EOF') };
export const Asking: Story = { args: { answer: () => new Promise(() => {}) } };
export const AskedTooOften: Story = fails(new ProblemError({ type: '/problems/too-many-requests', title: 'Too many requests', status: 429 }, '42'));
export const NotReached: Story = fails(new NetworkError('unreachable'));
export const English: Story = { globals: { language: 'en' } };
export const AlteredInEnglish: Story = { ...says({ verdict: 'altered' }), globals: { language: 'en' } };
