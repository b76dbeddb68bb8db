import { createContext } from '@lit/context';

/**
 * Keys of what flow elements provide to the parts inside them. `Symbol.for`, so that two copies of the package agree.
 * Each provides one object that never changes and is asked or subscribed to; a changing object would render every consumer.
 * Context is optional: a field, a payment or a receipt without it is complete.
 */
export const formContext = createContext<FormContext, symbol>(Symbol.for('faelles.form'));
export const clientContext = createContext<unknown, symbol>(Symbol.for('faelles.client'));
export const sessionContext = createContext<unknown, symbol>(Symbol.for('faelles.session'));

/** The part of form-engine's store that an element inside a form may use. Paths are dot paths: `applicant.cpr`. */
export interface FormContext {
  get(path: string): unknown;
  set(path: string, input: unknown): void;
  subscribe(path: string, listener: () => void): () => void;
}
