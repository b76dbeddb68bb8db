/** What a built Storybook, which is files only, cannot answer: calls that write, problems, and lines that stay silent. */
import { callOf, play, type Script } from './endpoint.ts';
import { scenarios } from './scenarios.ts';

/** Puts itself before `fetch` for the addresses of the stories' payment endpoint; everything else passes. */
export function answerInPage(): void {
  const network = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : String(input), location.href);
    const [, name, path] = /\/payment-api\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
    const script = (scenarios as Record<string, Script>)[name ?? ''];
    if (!script || !path) return network(input, init);
    const method = init?.method ?? 'GET';
    const answer = play(script).answer({ call: callOf(method, path) });
    if (answer === 'never') return new Promise(() => {});
    if (method === 'GET' && answer.status === 200) return network(input, init);
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers: { 'content-type': 'application/json' } });
  };
}
