export * from './client.ts';
export * from './errors.ts';
export * from './idempotency-key.ts';
export { createCaller, type Caller, type CallOptions, type ClientOptions } from './call.ts';
export { type RetryPolicy } from './retry.ts';
export { type Upload, type UploadOptions } from './attachments.ts';
