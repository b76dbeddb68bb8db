export * from './state.ts';
export * from './reduce.ts';
