// The forms that every candidate shows, described without the words of any of them.

export interface Described {
  name: string;
  label: string;
  type: 'text' | 'date' | 'radio' | 'email' | 'tel' | 'select' | 'number' | 'checkboxes' | 'textarea' | 'file';
  required?: boolean;
  pattern?: string;
  min?: number;
  max?: number;
  options?: { value: string; label: string }[];
}

export interface Description {
  id: string;
  steps: { name: string; title: string; showIf?: { field: string; equals: string }; fields: Described[] }[];
}

/** What a candidate gives back when it is shown. Names are those of fields. */
export interface Shown {
  /** The native control, also inside shadow roots. */
  input(name: string): HTMLElement | undefined;
  /** What its own model holds. */
  value(name: string): unknown;
  error(name: string): string;
  errorCount(): number;
  validateAll(): unknown;
  setValues(values: Record<string, unknown>): unknown;
  beforeTyping?(name: string): unknown;
  next?(): unknown;
  inSummary?(): boolean;
}

const text = (name: string, label: string, pattern?: string): Described => ({ name, label, type: 'text', required: true, ...(pattern && { pattern }) });
const choose = (...labels: string[]) => labels.map((label) => ({ value: label.toLowerCase().replaceAll(' ', '-'), label }));
const codes = (count: number, from = 1) => Array.from({ length: count }, (_, at) => text(`f${from + at}`, `Field ${from + at}`, '^[A-Z]{2}[0-9]{4}$'));

/** w1: five steps, 20 fields, a branch. w2: 200 fields on a page. w3: 1000. w4: 100 steps of ten. */
export const forms: Record<string, Description> = {
  w1: {
    id: 'w1',
    steps: [
      {
        name: 'person',
        title: 'About you',
        fields: [
          text('firstName', 'First name', "^[A-Za-zÆØÅæøå '.\\-]{2,40}$"),
          text('lastName', 'Last name'),
          text('personId', 'Personal number', '^[0-9]{6}-?[0-9]{4}$'),
          { name: 'birth', label: 'Date of birth', type: 'date', required: true },
          { name: 'gender', label: 'Gender', type: 'radio', required: true, options: choose('Woman', 'Man', 'Other') },
        ],
      },
      {
        name: 'contact',
        title: 'Contact',
        fields: [
          { name: 'email', label: 'Email', type: 'email', required: true },
          { name: 'phone', label: 'Phone', type: 'tel', required: true, pattern: '^[+]?[0-9 ]{8,15}$' },
          text('street', 'Street and number'),
          text('zip', 'Postal code', '^[0-9]{4}$'),
          text('city', 'City'),
          {
            name: 'municipality', label: 'Municipality', type: 'select', required: true,
            options: Array.from({ length: 98 }, (_, at) => ({ value: `m${101 + at}`, label: `Municipality number ${at + 1}` })),
          },
        ],
      },
      {
        name: 'situation',
        title: 'Situation',
        fields: [
          { name: 'persons', label: 'Persons in household', type: 'number', required: true, min: 1, max: 20 },
          { name: 'topics', label: 'Topics', type: 'checkboxes', required: true, options: choose('Housing', 'Health', 'Family', 'Work', 'School') },
          { name: 'hasCompany', label: 'Do you own a company?', type: 'radio', required: true, options: choose('Yes', 'No') },
        ],
      },
      {
        name: 'company',
        title: 'Company',
        showIf: { field: 'hasCompany', equals: 'yes' },
        fields: [
          text('companyName', 'Company name'),
          text('companyId', 'Company number', '^[0-9]{8}$'),
          { name: 'employees', label: 'Employees', type: 'number', required: true, min: 0, max: 5000 },
        ],
      },
      {
        name: 'details',
        title: 'Details',
        fields: [
          { name: 'moveDate', label: 'Moving date', type: 'date', required: true },
          { name: 'comment', label: 'Comment', type: 'textarea', required: true },
          { name: 'attachment', label: 'Attachment', type: 'file' },
        ],
      },
    ],
  },
  w2: { id: 'w2', steps: [{ name: 's1', title: 'Large', fields: codes(200) }] },
  w3: { id: 'w3', steps: [{ name: 's1', title: 'Huge', fields: codes(1000) }] },
  w4: { id: 'w4', steps: Array.from({ length: 100 }, (_, at) => ({ name: `s${at + 1}`, title: `Step ${at + 1}`, fields: codes(10, at * 10 + 1) })) },
};

/** Answers to w1 that take its branch. */
export const answers: Record<string, unknown> = {
  firstName: 'Anna', lastName: 'Jensen', personId: '010190-1234', birth: '1990-01-01', gender: 'woman',
  email: 'anna@example.org', phone: '+45 12345678', street: 'Main street 1', zip: '8000', city: 'Aarhus', municipality: 'm150',
  persons: 3, topics: ['housing', 'work'], hasCompany: 'yes',
  companyName: 'Acme', companyId: '12345678', employees: 12,
  moveDate: '2026-05-01', comment: 'Some text',
};
