// What the harness of the comparison asks for: a plain file that exports `mount`.
export { mount } from './ours.ts';
