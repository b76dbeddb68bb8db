import { html, nothing, type TemplateResult } from 'lit';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatDate } from '@faelles/language/format.js';
import type { PowerLevel, PowerRequest, PowerScope } from '@faelles/schemas/power-of-attorney.js';

/** Giving one or asking for one. */
export type Way = PowerRequest['way'];

interface Form {
  words: LanguageController;
  areas: readonly PowerScope[];
  /** The first day that can be chosen, ISO 8601. */
  today: string;
  /** Who it is about is a person or a company, which have numbers of their own. */
  kind: string;
  chooseKind: (kind: string) => void;
  goOn: (event: Event) => void;
  back: () => void;
}

const levels: readonly PowerLevel[] = ['read', 'contact', 'act'];

/** The questions. They stay on the page, hidden, while the citizen looks over what they are about to do: nothing is typed twice. */
export function powerForm(way: Way, { words, areas, today, kind, chooseKind, goOn, back }: Form): TemplateResult {
  const t = (key: string) => words.t(`power.form.${key}`);
  const options = levels.map((level) => ({ value: level, label: words.t(`power.level.${level}`), hint: words.t(`power.level.${level}.means`) }));
  return html`<form novalidate autocomplete="off" @submit=${goOn} @invalid=${{ handleEvent: (event: Event) => event.preventDefault(), capture: true }}>
    <fk-radio-field
      name="kind"
      required
      .label=${t(`kind-${way}`)}
      .messages=${{ required: { da: t('missing.kind') } }}
      .options=${[
        { value: 'person', label: t('person') },
        { value: 'company', label: t('company') },
      ]}
      @change=${(event: Event) => chooseKind(String((event.target as FieldElement).value ?? ''))}
    ></fk-radio-field>
    ${kind === 'company'
      ? html`<fk-cvr-field name="number" required .label=${t('cvr')}></fk-cvr-field>`
      : kind === 'person'
        ? html`<fk-cpr-field name="number" required .label=${t('cpr')}></fk-cpr-field>`
        : nothing}
    <fk-text-field name="name" .label=${t('name')} .hint=${t('name-hint')} .definition=${{ name: 'name', kind: 'text', label: { da: '' }, required: false, maxLength: 100 }}></fk-text-field>
    <fk-radio-field
      name="area"
      required
      .label=${t('area')}
      .messages=${{ required: { da: t('missing.area') } }}
      .options=${areas.map(({ id, label }) => ({ value: id, label }))}
    ></fk-radio-field>
    <fk-radio-field name="level" required .label=${t(`level-${way}`)} .messages=${{ required: { da: t('missing.level') } }} .options=${options}></fk-radio-field>
    <div class="period">
      <fk-date-field name="from" required .label=${t('from')} .min=${today} .today=${today} .defaultValue=${today}></fk-date-field>
      <fk-date-field name="to" .label=${t('to')} .hint=${t('to-hint')} .min=${today} .today=${today}></fk-date-field>
    </div>
    <div class="actions">
      <button type="submit" class="primary">${t('go-on')}</button>
      <button type="button" class="plain" @click=${back}>${t('back')}</button>
    </div>
  </form>`;
}

interface Confirming {
  words: LanguageController;
  areas: readonly PowerScope[];
  busy: boolean;
  problem: string;
  send: () => void;
  edit: () => void;
}

/** What is about to be given or asked for, and what follows from it. The number is not shown again. */
export function powerConfirmation(power: PowerRequest, { words, areas, busy, problem, send, edit }: Confirming): TemplateResult {
  const { way, level, validFrom, validTo, name, scope } = power;
  const from = formatDate(validFrom, words.language);
  const period = validTo ? words.t('power.from-to', { from, to: formatDate(validTo, words.language) }) : words.t('power.from', { from });
  const area = areas.find(({ id }) => id === scope[0]);
  return html`<h2 tabindex="-1" class="confirm">${words.t(`power.form.confirm-${way}`, { name: name || words.t('power.somebody') })}</h2>
    <dl>
      <div><dt>${words.t('power.area')}</dt><dd>${words.text(area?.label)}</dd></div>
      <div>
        <dt>${words.t('power.level')}</dt>
        <dd>${words.t(`power.level.${level}`)}<span class="means">${words.t(`power.level.${level}.means`)}</span></dd>
      </div>
      <div><dt>${words.t('power.period')}</dt><dd>${period}</dd></div>
    </dl>
    <p class="notice">${words.t(`power.form.consequence-${way}`)}</p>
    <div role="alert">${problem ? html`<p class="notice error">${problem}</p>` : nothing}</div>
    <div class="actions">
      <button type="button" class="primary" @click=${send}>${words.t(`power.form.confirm.${way}`)}</button>
      <button type="button" @click=${edit}>${words.t('power.form.edit')}</button>
    </div>
    <p class="soft" role="status">${busy ? words.t('power.busy') : ''}</p>`;
}
