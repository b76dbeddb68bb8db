import type { Fault } from '../compile.ts';

/** Takes faults as they are found. */
export type Report = (path: string, code: string, message: string, severity?: Fault['severity']) => void;
