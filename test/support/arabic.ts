import type { Dictionary } from '@faelles/language/message.js';

/** Some words of a language that is written from right to left, to lay pages out with; what is missing is shown in English. */
export const arabic: Dictionary = {
  'field.optional': '(اختياري)', 'field.error': 'خطأ:', 'field.help': 'مساعدة بشأن «{label}»', 'field.choose': 'اختر',
  'field.yes': 'نعم', 'field.no': 'لا', 'field.currency': 'كرونة',
  'field.date.day': 'اليوم', 'field.date.month': 'الشهر', 'field.date.year': 'السنة',
  'field.list.add': 'أضف {entry}', 'field.list.entry': '{entry} {number}', 'field.list.default-entry': 'سطر',
  'field.characters-left.other': 'يمكنك كتابة {count} حرفًا آخر',
  'wizard.continue': 'متابعة', 'wizard.back': 'رجوع',
  'error.required': 'اكتب {label}', 'error.cpr.required': 'اكتب رقم CPR المكوّن من 10 أرقام',
};
