import type { StoryObj } from '@storybook/web-components-vite';

/** Properties of a field, and `inError`: its own errors are shown. */
export type FieldArgs = Record<string, unknown> & { inError?: boolean };
export type FieldStory = StoryObj<FieldArgs>;

/** One field in a form, as a page has it. Properties are set before it is placed. */
export function renderField(tag: string) {
  return ({ inError, ...properties }: FieldArgs): HTMLElement => {
    const form = document.createElement('form');
    const field = Object.assign(document.createElement(tag), properties);
    form.append(field);
    if (inError) (field as unknown as { showErrors(): void }).showErrors();
    return form;
  };
}

export const longLabel =
  'Beskriv så kort som muligt, hvilke dele af fortovet, cykelstien og kørebanen der bliver spærret, mens arbejdet står på, og om Kommunalbestyrelsesmedlemmernesparkeringspladser berøres';
