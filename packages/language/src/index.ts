export * from './message.ts';
export * from './translator.ts';
export * from './format.ts';
export * from './issue.ts';
