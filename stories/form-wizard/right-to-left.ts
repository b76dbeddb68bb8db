import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';

const text = (da: string, en: string, ar: string) => ({ da, en, ar });
const field = (name: string, kind: FieldDefinition['kind'], label: FieldDefinition['label'], more: Partial<FieldDefinition> = {}): FieldDefinition => ({ name, kind, label, ...more });

/** A form in three languages with the parts that have a direction: numbers, dates, units, choices, progress. */
export const rightToLeft: FormDefinition = {
  formatVersion: 1, id: 'right-to-left', version: '1.0.0', languages: ['da', 'en', 'ar'],
  title: text('Lån en trailer', 'Borrow a trailer', 'استعارة مقطورة'),
  authority: { name: text('Eksempel Kommune', 'Example Municipality', 'بلدية المثال'), cvr: '99999004', contact: { phone: '+4512345678' } },
  classification: { subject: '05.01.02', facet: 'G01' },
  steps: [
    {
      id: 'who', title: text('Hvem er du', 'Who are you', 'من أنت'),
      fields: [
        field('name', 'text', text('Dit navn', 'Your name', 'اسمك')),
        field('cpr', 'cpr', text('CPR-nummer', 'CPR number', 'رقم CPR'), { hint: text('10 cifre', '10 digits', '10 أرقام') }),
        field('phone', 'phone', text('Telefonnummer', 'Phone number', 'رقم الهاتف')),
        field('born', 'date', text('Fødselsdato', 'Date of birth', 'تاريخ الميلاد'), { required: false }),
      ],
    },
    {
      id: 'what', title: text('Hvad vil du låne', 'What do you want to borrow', 'ماذا تريد أن تستعير'),
      fields: [
        field('size', 'radio', text('Størrelse', 'Size', 'الحجم'), {
          options: [{ value: 'small', label: text('Lille', 'Small', 'صغيرة'), hint: text('Under 1 meter', 'Below 1 metre', 'أقل من متر') }, { value: 'big', label: text('Stor', 'Big', 'كبيرة') }],
        }),
        field('days', 'integer', text('Antal dage', 'Number of days', 'عدد الأيام'), { unit: text('dage', 'days', 'أيام') }),
        field('more', 'textarea', text('Andet', 'Anything else', 'ملاحظات'), { required: false, maxLength: 200 }),
      ],
    },
  ],
  receipt: { kind: 'acknowledgement', referencePrefix: 'RL', nextSteps: [{ text: text('Vent', 'Wait', 'انتظر') }] },
};
