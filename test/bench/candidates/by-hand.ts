// What is possible at best: the same forms by plain DOM calls, without any library.
import type { Described, Description, Shown } from '../forms.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, members: object = {}, ...inside: (Node | string)[]): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), members);
  element.append(...inside);
  return element;
}

function judge({ type, required, pattern, min, max }: Described, value: unknown): string {
  if (value === '' || value === undefined || (Array.isArray(value) && !value.length)) return required ? 'Fill in this field' : '';
  if (pattern && !new RegExp(pattern).test(String(value))) return 'Use the right format';
  if (type === 'number' && !(Number(value) >= min! && Number(value) <= max!)) return 'Use the right format';
  return type === 'email' && !/^\S+@\S+\.\S+$/.test(String(value)) ? 'Use the right format' : '';
}

export function mount(root: HTMLElement, { steps }: Description): Shown {
  const values: Record<string, unknown> = {};
  let at = 0;
  let fields = new Map<string, { field: Described; controls: Control[]; error: HTMLElement | undefined; box: HTMLElement }>();

  const check = (name: string) => {
    const known = fields.get(name)!;
    const words = judge(known.field, values[name]);
    if (words && !known.error) known.box.append((known.error = make('p', { className: 'error' })));
    if (known.error) {
      if (words) known.error.textContent = words;
      else known.error = void known.error.remove();
    }
    return !words;
  };

  const draw = (field: Described) => {
    const { name, label, type, options = [] } = field;
    const several = type === 'radio' || type === 'checkboxes';
    const controls: Control[] = several
      ? options.map(({ value }) => make('input', { type: type === 'radio' ? 'radio' : 'checkbox', name, value }))
      : [type === 'select' ? make('select', {}, ...options.map(({ value, label }) => make('option', { value }, label))) : type === 'textarea' ? make('textarea') : make('input', { type })];
    const box = several
      ? make('fieldset', {}, make('legend', {}, label), ...controls.map((control, index) => make('label', {}, control, options[index]!.label)))
      : make('div', {}, make('label', { htmlFor: (controls[0]!.id = `c-${name}`) }, label), controls[0]!);
    const known = values[name];
    for (const control of controls) {
      if (several) (control as HTMLInputElement).checked = [known].flat().includes(control.value);
      else if (type !== 'file' && known !== undefined) control.value = String(known);
    }
    box.addEventListener('input', () => {
      const ticked = controls.filter((control) => (control as HTMLInputElement).checked).map(({ value }) => value);
      values[name] = type === 'checkboxes' ? ticked : several ? ticked[0] : controls[0]!.value;
      check(name);
    });
    fields.set(name, { field, controls, error: undefined, box });
    return box;
  };

  const show = () => {
    fields = new Map();
    const step = steps[at];
    root.replaceChildren(
      step
        ? make('form', {}, make('h1', {}, step.title), ...step.fields.map(draw), make('button', { type: 'button' }, 'Next'))
        : make('dl', {}, ...steps.flatMap((each) => each.fields.flatMap(({ name, label }) => [make('dt', {}, label), make('dd', {}, String(values[name] ?? ''))]))),
    );
  };
  show();
  const checkAll = () => [...fields.keys()].map(check).every(Boolean);
  return {
    input: (name) => fields.get(name)?.controls[0],
    value: (name) => values[name],
    error: (name) => fields.get(name)?.error?.textContent ?? '',
    errorCount: () => root.querySelectorAll('.error').length,
    validateAll: checkAll,
    setValues: (given) => (Object.assign(values, given), show()),
    next() {
      if (!checkAll()) return;
      do at++;
      while (steps[at]?.showIf && values[steps[at]!.showIf!.field] !== steps[at]!.showIf!.equals);
      show();
    },
    inSummary: () => !!root.querySelector('dl'),
  };
}
