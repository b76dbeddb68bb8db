/** A payment endpoint for one test: real HTTP on the test server, answers by script. */
import type { Asked, Call, Script } from '../../stories/payment/endpoint.ts';

export interface Endpoint {
  url: string;
  /** Every call so far, in order. */
  asked(): Promise<Asked[]>;
  /** The names of the calls so far. */
  calls(): Promise<(Call | undefined)[]>;
}

export async function endpoint(script: Script): Promise<Endpoint> {
  const url = `/payment-api/${crypto.randomUUID()}`;
  const answer = await fetch(url, { method: 'PUT', body: JSON.stringify(script) });
  if (!answer.ok) throw new Error(`The test server has no payment endpoint (${answer.status})`);
  const asked = async (): Promise<Asked[]> => (await fetch(url)).json() as Promise<Asked[]>;
  return { url, asked, calls: async () => (await asked()).map(({ call }) => call) };
}
