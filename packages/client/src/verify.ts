import type { ReceiptVerdict } from '@faelles/schemas/receipt-verdict.js';
import type { CallOptions, Caller } from './call.ts';

/** Whom the receipt should be of: CVR number. Left out, any authority the server serves will do. */
type VerifyOptions = CallOptions & { authority?: string | undefined };

const schema = () => import('@faelles/schemas/receipt-verdict.js').then((module) => module.ReceiptVerdict);

/** Questions whether a receipt is genuine. Anyone may ask, on any page; nothing that is asked stands in an address. */
export function verifyCalls({ call }: Pick<Caller, 'call'>) {
  const ask = async (text: string, { signal }: CallOptions) =>
    (await call({ method: 'POST', path: '/receipts/verify', text, repeatable: true, schema, signal }))!;
  return {
    /** By the code on the receipt, however it was typed. */
    code: (code: string, { authority, ...options }: VerifyOptions = {}): Promise<ReceiptVerdict> => ask(JSON.stringify({ code, authority }), options),
    /** By its signature, a compact JWS. */
    jws: (jws: string, { authority, ...options }: VerifyOptions = {}): Promise<ReceiptVerdict> => ask(JSON.stringify({ jws, authority }), options),
    /** By a receipt without its own file around it, as a PDF carries it: canonical JSON, and its signature where there is one. */
    receipt: (receipt: string, jws: string | undefined, { authority, ...options }: VerifyOptions = {}): Promise<ReceiptVerdict> =>
      ask(`{"receipt":${receipt}${member('jws', jws)}${member('authority', authority)}}`, options),
    /**
     * By a saved file, `{receipt, jws}`. It goes as it stands: read and written again, a member that stands twice would be
     * gone, and with it the sign that somebody tampered with the file.
     */
    file: (text: string, { authority, ...options }: VerifyOptions = {}): Promise<ReceiptVerdict> =>
      ask(authority === undefined ? text : text.replace('{', `{"authority":${JSON.stringify(authority)},`), options),
  };
}

const member = (name: string, value: string | undefined) => (value === undefined ? '' : `,"${name}":${JSON.stringify(value)}`);

export type VerifyCalls = ReturnType<typeof verifyCalls>;
