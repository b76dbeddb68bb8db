import type { Issue } from '@faelles/schemas/issue.js';
import type { Text } from '@faelles/schemas/text.js';
import type { LanguageController } from './controllers/language.ts';

/** What is known of a field when an issue of it is put into words. */
export interface IssueField {
  kind: string;
  messages?: Partial<Record<Issue['code'], Text>> | undefined;
}

/**
 * The words of an issue: the author's message for its code, else the dictionary's for the kind, else the general one.
 * Field and error summary both call this, so that they say the same (WCAG 3.3.1; GOV.UK error summary).
 * @param label the field's label, for messages that name it
 */
export function issueText(issue: Pick<Issue, 'code' | 'params'>, field: IssueField, label: string, words: LanguageController): string {
  const params = { label, ...issue.params };
  const own = field.messages?.[issue.code];
  return own ? words.text(own, params) : words.t([`error.${field.kind}.${issue.code}`, `error.${issue.code}`], params);
}
