export * from './state.ts';
export * from './aggregate.ts';
