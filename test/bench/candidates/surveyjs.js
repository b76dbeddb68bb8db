// SurveyJS, the form engine most like ours in what it does: model and renderer, with its style sheet without fonts.
import { Model, settings } from 'survey-core';
import 'survey-core/survey-core.fontless.min.css';
import { renderSurvey } from 'survey-js-ui';

settings.animationEnabled = false;
const kinds = { radio: 'radiogroup', checkboxes: 'checkbox', select: 'dropdown', textarea: 'comment', file: 'file' };

function asked({ name, label, type, required, pattern, min, max, options }) {
  return {
    type: kinds[type] ?? 'text', name, title: label, isRequired: !!required,
    ...(!kinds[type] && { inputType: type, textUpdateMode: 'onTyping' }),
    ...(type === 'select' && { renderAs: 'select' }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(options && { choices: options.map(({ value, label: text }) => ({ value, text })) }),
    ...(pattern && { validators: [{ type: 'regex', regex: pattern, text: 'Use the right format' }] }),
  };
}

export function mount(root, { id, steps }) {
  const model = new Model({
    checkErrorsMode: 'onValueChanged', showPreviewBeforeComplete: id === 'w1', textUpdateMode: 'onTyping',
    pages: steps.map(({ name, title, showIf, fields }) => ({
      name, title, elements: fields.map(asked),
      ...(showIf && { visibleIf: `{${showIf.field}} = '${showIf.equals}'` }),
    })),
  });
  renderSurvey(model, root);
  const question = (name) => model.getQuestionByName(name);
  const box = (name) => document.getElementById(question(name)?.id ?? '');
  return {
    input: (name) => box(name)?.querySelector('input, select, textarea') ?? undefined,
    value: (name) => model.getValue(name),
    error: (name) => box(name)?.querySelector('[role=alert]')?.textContent ?? '',
    errorCount: () => [...root.querySelectorAll('[role=alert]')].filter(({ textContent }) => textContent).length,
    validateAll: () => model.validate(true),
    setValues: (values) => void (model.data = { ...model.data, ...values }),
    next: () => (model.isLastPage ? model.showPreview() : model.nextPage()),
    inSummary: () => model.state === 'preview',
  };
}
