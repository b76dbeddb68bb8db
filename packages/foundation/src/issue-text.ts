import { issueKeys, issueParams } from '@faelles/language/issue.js';
import type { MessageParams } from '@faelles/language/message.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Text } from '@faelles/schemas/text.js';
import type { LanguageController } from './controllers/language.ts';

/** What is known of a field when an issue of it is put into words. */
export interface IssueField {
  kind: string;
  /** The label as the citizen reads it. */
  label: string;
  messages?: Partial<Record<Issue['code'], Text>> | undefined;
  /** One of several inputs of the field: `street`. */
  part?: string | undefined;
}

/**
 * The words of an issue: the author's message for its code, else the dictionary's for the kind, else the general one.
 * Field and error summary both call this, so that they say the same (GOV.UK error summary).
 * @param clock its `today`, an ISO date, is asked where a limit near it is said as "i dag", "i morgen"
 */
export function issueText(issue: Pick<Issue, 'code' | 'params'>, field: IssueField, words: LanguageController, clock?: { today?: string | undefined }): string {
  const { code } = issue;
  const about = { ...field, code, params: issue.params as MessageParams | undefined };
  const near = [issue.params?.min, issue.params?.max].some((limit) => typeof limit === 'string');
  const params = issueParams(about, words.language, near ? clock?.today : undefined);
  const own = field.messages?.[code];
  return own ? words.text(own, params) : words.t(issueKeys(about), params);
}
