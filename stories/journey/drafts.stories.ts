import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { NetworkError, ProblemError } from '@faelles/client/errors.js';
import '@faelles/journey/fk-journey.js';
import '@faelles/journey/drafts/fk-resume-draft.js';
import '@faelles/journey/drafts/fk-save-later.js';
import '@faelles/journey/drafts/fk-session-dialog.js';
import type { Linking } from '@faelles/journey/drafts/draft-room.js';
import { backEnd, definition, draft } from './back-end.ts';

const meta: Meta = {
  title: 'Journey/Drafts',
  parameters: { docs: { description: { component: 'What happens to a draft beside being filled in: taken to another device, kept without a line, carried over to a newer form, left at the end of a session.' } } },
};
export default meta;

type Story = StoryObj;

let count = 0;
/** A new element each time: a story that is drawn again begins again. */
const fresh = (content: TemplateResult) => html`${keyed(++count, content)}`;

const link = { id: 'l-1', secret: 'q7Jx2vXw0aYb9TtRkLmN4pHs6dFgZcVu1eWiOyEaKlM', code: '042137', expiresAt: '2026-12-20T13:30:00Z' };
const linking = (changes: Partial<Linking> = {}): Linking => ({
  create: () => Promise.resolve(link),
  links: () => Promise.resolve([]),
  close: () => Promise.resolve(),
  address: (secret) => `https://selvbetjening.example.dk/solutions/road-permit/#/resume/${secret}`,
  ...changes,
});
const later = (calls: Linking): Story => ({
  render: () => fresh(html`<fk-save-later .linking=${calls} .close=${() => undefined} .leave=${() => undefined}></fk-save-later>`),
});

/** The link, the code, and until when: shown this once. */
export const SaveLater: Story = later(linking());
/** They are being made. */
export const SaveLaterBusy: Story = later(linking({ links: () => new Promise(() => undefined) }));
/** There are links from before: they can be closed, not shown again. */
export const SaveLaterAgain: Story = later(
  linking({ links: () => Promise.resolve([{ id: 'l-0', createdAt: '2026-11-19T08:15:00Z', expiresAt: '2026-12-19T08:15:00Z' }]) }),
);
/** No connection. */
export const SaveLaterFailed: Story = later(linking({ links: () => Promise.reject(new NetworkError('unreachable')) }));

const problem = (id: string, status: number, current?: object) => () =>
  Promise.reject(new ProblemError({ type: `/problems/${id}`, title: id, status, ...(current && { current: current as never }) }));

const resume = (attempt: () => Promise<void>, code = '042 137'): Story => ({
  render: () => fresh(html`<fk-resume-draft .attempt=${attempt} .anew=${() => undefined}></fk-resume-draft>`),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('fk-resume-draft')!;
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLInputElement>('#code')!.value = code;
    element.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await element.updateComplete;
  },
});

/** Somebody comes with a link: its code is asked for. */
export const Resume: Story = { render: () => fresh(html`<fk-resume-draft></fk-resume-draft>`) };
export const ResumeTooShort: Story = resume(() => Promise.resolve(), '042');
/** An unknown link or a wrong code: the same words. */
export const ResumeWrong: Story = resume(problem('not-found', 404));
export const ResumePaused: Story = resume(problem('too-many-requests', 429));
export const ResumeOffline: Story = resume(() => Promise.reject(new NetworkError('unreachable')));
/** This browser has a draft already: the citizen says which one goes on. */
export const ResumeTwoDrafts: Story = resume(problem('conflict', 409, draft));
export const ResumeExpired: Story = resume(problem('gone', 410, { reason: 'expired' }));
export const ResumeRevoked: Story = resume(problem('gone', 410, { reason: 'revoked' }));
export const ResumeSent: Story = resume(problem('gone', 410, { reason: 'sent' }));
export const ResumeDeleted: Story = resume(problem('gone', 410, { reason: 'deleted' }));

const session = (seconds: number, shared = false, extend: () => Promise<boolean> = () => Promise.resolve(true)): Story => ({
  render: () => fresh(html`<fk-session-dialog .endsAt=${Date.now() + seconds * 1000} .shared=${shared} .extend=${extend}></fk-session-dialog>`),
});

/** Five minutes before the end. Escape and the button stay. */
export const SessionEnds: Story = session(300);
export const SessionEndsShared: Story = session(120, true);
export const SessionOver: Story = session(0);
/** Staying did not work: no connection. */
export const SessionNotExtended: Story = {
  ...session(240, false, () => Promise.reject(new NetworkError('unreachable'))),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('fk-session-dialog')!;
    await element.updateComplete;
    element.shadowRoot!.querySelector('button')!.click();
  },
};

const newer = structuredClone(definition);
newer.version = '2.0.0';
newer.steps[0]!.fields.push({ name: 'bench', kind: 'yes-no', label: { da: 'Vil du have en bænk?', en: 'Do you want a bench?' } });
const older = structuredClone(definition);
older.steps[0]!.fields[0]!.options = [{ value: 'small', label: { da: 'Lille', en: 'Small' } }];
older.steps[0]!.fields.push({ name: 'tree', kind: 'text', label: { da: 'Hvilket træ', en: 'Which tree' } });

/** The form is another than when the draft was saved. */
export const NewerForm: Story = {
  render: () => {
    localStorage.setItem('faelles.visit.sample', JSON.stringify({ begun: true }));
    history.replaceState(history.state, '', location.pathname + location.search);
    const client = { ...backEnd({ draft }), definition: (_solution: string, version?: string) => Promise.resolve(version ? older : newer) };
    return fresh(html`<fk-journey solution="sample" .client=${client}></fk-journey>`);
  },
};
