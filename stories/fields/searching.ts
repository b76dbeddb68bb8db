import type { FieldStory } from './render-field.ts';

/** Types into a search field as somebody does. */
export const searching =
  (tag: string, text: string): FieldStory['play'] =>
  async ({ canvasElement }) => {
    const field = canvasElement.querySelector(tag)! as HTMLElement & { updateComplete: Promise<unknown> };
    await field.updateComplete;
    const input = field.shadowRoot!.querySelector('input')!;
    input.focus();
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await field.updateComplete;
  };
