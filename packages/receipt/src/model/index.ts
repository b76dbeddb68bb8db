export * from './appointments.ts';
export * from './canonical-json.ts';
export * from './compose.ts';
export * from './document.ts';
export * from './lines.ts';
export * from './mask.ts';
export * from './reference.ts';
export * from './working-days.ts';
