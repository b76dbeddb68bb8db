import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/consent/elements/fk-acting-banner.js';
import type { FkActingBanner } from '@faelles/consent/elements/acting-banner.js';
import { child, friend, sessionOf } from './people.ts';

type Args = Partial<Pick<FkActingBanner, 'subject' | 'representation' | 'changeable' | 'sent' | 'open'>>;
type Story = StoryObj<Args>;

const acting = ({ onBehalfOf, representation }: ReturnType<typeof sessionOf>): Args => ({ subject: onBehalfOf, representation });

const meta: Meta<Args> = {
  title: 'Representation/Banner',
  component: 'fk-acting-banner',
  args: acting(sessionOf([child], child)),
  render: ({ subject, representation, changeable = false, sent = false, open = false }) =>
    html`<fk-acting-banner .subject=${subject} .representation=${representation} ?changeable=${changeable} ?sent=${sent} ?open=${open}></fk-acting-banner>`,
};
export default meta;

export const Child: Story = {};
export const Changeable: Story = { args: { ...acting(sessionOf([friend], friend)), changeable: true } };
/** For oneself, when there are others: a quiet line. */
export const Myself: Story = { args: { subject: undefined, representation: undefined, changeable: true } };
export const Sent: Story = { args: { sent: true } };
export const LongName: Story = { args: { subject: { kind: 'company', id: 'v', displayName: 'Andelsboligforeningen Prøvekommunens-Havneforretningskontorer af 1912' } } };
export const English: Story = { globals: { language: 'en' }, args: { changeable: true } };
