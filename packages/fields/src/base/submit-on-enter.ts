/**
 * Enter in a one-line input submits the form, as it does in native ones: an input in a shadow root has no form.
 * The form's first submit button is pressed, so that its `formaction` and a wizard's own handling hold; one that is
 * disabled blocks, as the platform has it. Not while an input method is composing.
 */
export function submitOnEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
  const host = ((event.currentTarget as Element).getRootNode() as ShadowRoot).host as Element & { form?: HTMLFormElement | null };
  const { form } = host;
  if (!form) return;
  const button = [...form.elements].find((element) => (element as HTMLButtonElement).type === 'submit');
  if (button) (button as HTMLButtonElement).click();
  else form.requestSubmit();
}
