/**
 * The stories' payment endpoint in Storybook, at `payment-api/<scenario>/…`. While developing every call is answered over
 * HTTP by Storybook's own server. A built Storybook is files: what is read is a file in it, at the same address; what is
 * written has no server there, and is answered in the page (`in-page.ts`), as is a problem.
 */
import type { Plugin } from 'vite';
import { callOf, play, type Answer, type Script } from './endpoint.ts';
import { applicationId, paymentId } from './fixture.ts';
import { scenarios } from './scenarios.ts';

export function paymentEndpoint(): Plugin {
  return {
    name: 'faelles:payment-endpoint',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [, name, path] = /^\/payment-api\/([^/]+)(\/[^?]*)/.exec(request.url ?? '') ?? [];
        const script = (scenarios as Record<string, Script>)[name ?? ''];
        if (!script || !path) return next();
        // A script of its own for each call: stories read again and again, and always find the first answer.
        const answer = play(script).answer({ call: callOf(request.method ?? '', path) });
        if (answer === 'never') return;
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
      });
    },
    generateBundle() {
      for (const [name, script] of Object.entries(scenarios) as [string, Script][]) {
        const file = (path: string, answer: Answer | undefined): void => {
          if (answer === undefined || answer === 'never' || answer.status !== 200) return;
          this.emitFile({ type: 'asset', fileName: `payment-api/${name}/${path}`, source: JSON.stringify(answer.body) });
        };
        file(`applications/${applicationId}/payment`, script.situation?.[0]);
        file(`payments/${paymentId}`, script.get?.[0]);
      }
    },
  };
}
