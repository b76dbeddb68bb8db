export * from './state.ts';
export * from './aggregate.ts';
export * from './consent-export.ts';
export * from './kl.ts';
export * from './iso-27560.ts';
export * from './kantara.ts';
