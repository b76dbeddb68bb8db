/** Types and helpers for authors of elements. Importing this registers nothing; deep imports cost less. */
export { FkElement, delegatingFocus } from './fk-element.ts';
export { define } from './define.ts';
export { warnOnce } from './warn.ts';
export { FkEvent, ask } from './events.ts';
export { formContext, clientContext, sessionContext, type FormContext } from './context.ts';
export { LanguageController } from './controllers/language.ts';
export { registerDictionary, registerLoader, loadLanguage } from './dictionaries.ts';
export { registerLanguage } from './register-language.ts';
export { issueText } from './issue-text.ts';
