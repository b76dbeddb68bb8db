/**
 * Names the inner control by the page's own `<label for>` of the host.
 * Such a label focuses a form-associated element but names only the host, never the control inside its shadow root;
 * element references may point outwards, so the control is told about it. `labels` cannot be observed: looked at after
 * each render and on focus.
 *
 * @param labels those of the host; none when it has a label of its own, as asking for them walks the whole page
 * @param named the control has been named so before
 * @returns whether it is named so now
 */
export function nameByLabels(control: HTMLElement | null, labels: Iterable<Node>, named: boolean): boolean {
  const found = [...labels] as HTMLElement[];
  if (!control || !(found.length || named)) return named;
  control.ariaLabelledByElements = found.length ? found : null;
  return found.length > 0;
}
