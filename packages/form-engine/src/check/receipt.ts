import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { AppointmentSetting, ProcessingTime, ReceiptTexts } from '@faelles/schemas/receipt-settings.js';
import { isRealDate } from '@faelles/schemas/day.js';
import { isRule } from '../rules/evaluate.ts';
import { checkUnique } from './fields.ts';
import type { Report } from './report.ts';

/** A promise names one length or one day, and working days need a calendar to be counted in. */
function checkTime(time: ProcessingTime, calendar: boolean, report: Report): void {
  const given = [time.duration, time.workingDays, time.date].filter((one) => one !== undefined).length;
  if (given !== 1) report('receipt.processingTime', 'processing-time', 'Give one of duration, workingDays and date');
  if (time.workingDays !== undefined && time.countsFrom === 'received' && !calendar) {
    report('receipt.processingTime.workingDays', 'no-calendar', 'Working days are counted in authority.calendar: its holidays by year');
  }
}

/** A result belongs to a receipt that has one, and guidance on complaints to a decision (forvaltningsloven § 25). */
function checkResult({ kind, decision, result, complaint }: ReceiptTexts, report: Report): void {
  if (kind === 'acknowledgement') {
    if (decision) report('receipt.decision', 'decision-kind', 'An acknowledgement decides nothing: the kind is immediate-result or completion');
    if (result) report('receipt.result', 'decision-kind', 'An acknowledgement has no result: the kind is immediate-result or completion');
  } else if (!result) {
    report('receipt.result', 'no-result', 'The receipt does not say what the result is', 'warning');
  }
  if (complaint && !decision) report('receipt.complaint', 'complaint-decision', 'Only a decision can be complained of: set decision');
  if (decision && !complaint) report('receipt.decision', 'no-complaint', 'A decision that is not wholly as applied for says how to complain', 'warning');
}

function checkAppointment({ day, time }: AppointmentSetting, path: string, report: Report): void {
  if (!isRule(day) && !isRealDate(day)) report(`${path}.day`, 'value', 'Must be a day as 2026-12-01, or a rule');
  const isTime = typeof time === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  if (!isRule(time) && !isTime) report(`${path}.time`, 'value', 'Must be a time as 14:30, or a rule');
}

/** What contradicts itself in the settings of the receipt and in the calendar its promise is counted in. */
export function checkReceipt({ authority, receipt }: FormDefinition, report: Report): void {
  const { processingTime, actions = [], appointments = [] } = receipt;
  if (processingTime) checkTime(processingTime, authority.calendar !== undefined, report);
  checkResult(receipt, report);
  actions.forEach(({ from, until, within }, at) => {
    if (until !== undefined && within !== undefined) report(`receipt.actions.${at}`, 'action-end', 'Ends once: give until or within');
    for (const [name, value] of Object.entries({ from, until })) {
      if (value !== undefined && Number.isNaN(Date.parse(value))) report(`receipt.actions.${at}.${name}`, 'value', 'Must be a day as 2026-12-01, or an instant');
    }
    if (from !== undefined && until !== undefined && Date.parse(until) < Date.parse(from)) report(`receipt.actions.${at}.until`, 'limit', 'Is over before it begins');
  });
  checkUnique(appointments.map(({ id }) => id), (at) => `receipt.appointments.${at}.id`, 'id', report);
  appointments.forEach((appointment, at) => checkAppointment(appointment, `receipt.appointments.${at}`, report));
  for (const [year, days] of Object.entries(authority.calendar?.holidays ?? {})) {
    days.forEach((day, at) => {
      if (!day.startsWith(year)) report(`authority.calendar.holidays.${year}.${at}`, 'value', `Is not in ${year}`);
    });
  }
}
