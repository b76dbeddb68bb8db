import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/fields/information/fk-information.js';

const meta: Meta = {
  title: 'Fields/Information',
  component: 'fk-information',
  render: ({ content }) => html`<fk-information .content=${content}></fk-information>`,
};
export default meta;

export const Everything: StoryObj = {
  args: {
    content: [
      { heading: { da: 'Hvem kan søge?', en: 'Who can apply?' } },
      { paragraph: { da: 'Du kan søge, hvis du skal bruge et stykke af vejen til andet end færdsel.', en: 'You can apply if you need part of the road for something other than traffic.' } },
      { list: [{ da: 'En container', en: 'A container' }, { da: 'Et stillads', en: 'A scaffold' }] },
      { notice: { da: 'Ansøg mindst to uger før, du skal bruge pladsen.', en: 'Apply at least two weeks before you need the space.' } },
      { link: { label: { da: 'Læs lov om offentlige veje', en: 'Read the Public Roads Act' }, href: 'https://www.retsinformation.dk/' } },
    ],
  },
};
export const OneParagraph: StoryObj = { args: { content: 'Du kan altid ringe til os, hvis du går i stå.' } };
export const English: StoryObj = { ...Everything, globals: { language: 'en' } };
