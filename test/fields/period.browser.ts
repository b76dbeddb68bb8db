/** A period: what is pasted, which of its inputs are wrong, and where the focus goes. */
import { expect, fixture, html } from '@open-wc/testing';
import '@faelles/fields/period-field/fk-period-field.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FkPeriodField } from '@faelles/fields/period-field/period-field.js';

const inputs = (field: FkPeriodField) => [...field.shadowRoot!.querySelectorAll('input')];
const wrong = (field: FkPeriodField) => inputs(field).filter((input) => input.getAttribute('aria-invalid') === 'true').map(({ id }) => id);
const errors = (field: FkPeriodField) => [...field.shadowRoot!.querySelectorAll('.error')].map((line) => line.textContent);

async function place(input?: unknown): Promise<FkPeriodField> {
  await loadLanguage('da');
  const field = await fixture<FkPeriodField>(html`<fk-period-field name="stay" label="Ophold" required .input=${input}></fk-period-field>`);
  if (input) field.showErrors();
  await field.updateComplete;
  return field;
}

async function paste(field: FkPeriodField, id: string, text: string): Promise<void> {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text', text);
  inputs(field).find((input) => input.id === id)!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
  await field.updateComplete;
}

describe('fk-period-field', () => {
  it('takes a day pasted into one of its days, and a whole period pasted anywhere', async () => {
    const field = await place();
    await paste(field, 'to.month', ' 1.\u00A012. 2026');
    expect(field.input).to.deep.equal({ to: { day: '1', month: '12', year: '2026' } });
    await paste(field, 'from.day', '20.11.2026');
    expect(field.value).to.deep.equal({ from: '2026-11-20', to: '2026-12-01' });
    for (const whole of ['24.12.2026 – 2.1.2027', '2026-12-24 til 2027-01-02', '24-12-2026 - 02-01-2027']) {
      await paste(field, 'to.year', whole);
      expect(field.value, whole).to.deep.equal({ from: '2026-12-24', to: '2027-01-02' });
    }
  });

  it('marks the inputs that are to be mended, says each fault once, and takes the focus to the first', async () => {
    const field = await place({ from: { day: '31', month: '4', year: '2026' }, to: { day: '1', month: '', year: '' } });
    expect(wrong(field)).to.deep.equal(['from.day', 'from.month', 'from.year', 'to.month', 'to.year']);
    expect(errors(field)).to.deep.equal([
      'Fejl: Fra-datoen i “Ophold” findes ikke i kalenderen. Tjek dag, måned og år',
      'Fejl: Indtast både dag, måned og år i til-datoen i “Ophold”',
    ]);
    field.focus();
    expect(field.shadowRoot!.activeElement!.id).to.equal('from.day');
    field.focusPart('to');
    expect(field.shadowRoot!.activeElement!.id).to.equal('to.month');
    field.focusPart('to.year');
    expect(field.shadowRoot!.activeElement!.id).to.equal('to.year');
  });

  it('asks for the day that is missing, and for a last day that is not before the first', async () => {
    const half = await place({ from: '2026-11-20' });
    expect(wrong(half)).to.deep.equal(['to.day', 'to.month', 'to.year']);
    expect(errors(half)).to.deep.equal(['Fejl: Indtast også til-dato i “Ophold”']);
    const backwards = await place({ from: '2026-11-20', to: '2026-11-19' });
    expect(wrong(backwards)).to.deep.equal(['to.day', 'to.month', 'to.year']);
    expect(errors(backwards)).to.deep.equal(['Fejl: Til-datoen i “Ophold” skal være den samme som fra-datoen eller senere']);
  });

  it('keeps both days to its limits', async () => {
    const field = await place({ from: '2026-11-01', to: '2027-11-01' });
    Object.assign(field, { min: '2026-11-20', max: '2026-12-31', today: '2026-11-20' });
    await field.updateComplete;
    expect(errors(field)).to.deep.equal([
      'Fejl: Fra-datoen i “Ophold” skal være i dag eller senere',
      'Fejl: Til-datoen i “Ophold” skal være 31. december 2026 eller tidligere',
    ]);
  });
});
