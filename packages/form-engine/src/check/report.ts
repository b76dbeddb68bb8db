import type { Fault } from '../compile.ts';

/**
 * Takes faults as they are found. `about` is the place that was looked at when it is not the place of the fault: what
 * cannot be read is not judged.
 */
export type Report = (path: string, code: string, message: string, severity?: Fault['severity'], about?: string) => void;
