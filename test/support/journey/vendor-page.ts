/** A vendor's page with nothing of ours but `<fk-payment>`, as docs/for-vendors.md shows it: own server, own policy, our API behind it. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const script = `
import '@faelles/payment/elements/fk-payment.js';
const payment = document.querySelector('fk-payment');
payment.applicationId = new URLSearchParams(location.search).get('application');
payment.addEventListener('fk-paid', () => {
  document.querySelector('#done').hidden = false;
});
`;
const page = `<!doctype html>
<html lang="da">
  <head><meta charset="utf-8"><title>Havens egen side</title><link rel="icon" href="data:,"><script type="module" src="/own/page.js"></script></head>
  <body><main><fk-payment endpoint="/api"></fk-payment><p id="done" role="status" hidden>Havens egen side siger tak</p></main></body>
</html>`;
// What docs/for-vendors.md says is enough; the icon is the page's own way to ask for none.
const policy = "default-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";

/** What is the vendor's: its script, its page with `/own/page.js`, its policy. */
export interface VendorFiles {
  script: string;
  page: string;
  policy: string;
}

export interface VendorPage {
  url: string;
  stop(): Promise<void>;
}

/**
 * Serves the page at `/`, and hands `/api/` on to the server, as a reverse proxy in front of both would. On loopback there
 * is no https, which the element asks of every payment page on another origin: the simulator is therefore reached here too.
 */
export async function startVendorPage(server: string, own: Partial<VendorFiles> = {}): Promise<VendorPage> {
  const { outputFiles } = await build({
    stdin: { contents: own.script ?? script, resolveDir: root, loader: 'js' },
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: '/own',
    entryNames: 'page',
    conditions: ['faelles-source', 'production'],
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  // The one from stdin is named for it, the chunks by their content.
  const files = new Map(outputFiles.map(({ path, contents }) => [path.replace(/^.*\/own\//, '/own/').replace('stdin', 'page'), contents]));
  const http = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://vendor');
    const file = files.get(pathname);
    if (/^\/(api|simulator)\//.test(pathname)) return handOn(server, asked, answer);
    if (file) return void answer.writeHead(200, { 'content-type': 'text/javascript' }).end(file);
    answer.writeHead(pathname === '/' ? 200 : 404, { 'content-type': 'text/html', 'content-security-policy': own.policy ?? policy }).end(own.page ?? page);
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stop: () => new Promise((done) => (http.closeAllConnections(), http.close(() => done()))),
  };
}

function handOn(server: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { host: _host, 'accept-encoding': _packed, ...headers } = asked.headers;
  const onward = request(new URL(asked.url!, server), { method: asked.method, headers: { ...headers, ...(headers.origin && { origin: server }) } }, (back) => {
    const json = /json/.test(back.headers['content-type'] ?? '');
    const { 'content-length': _length, ...told } = back.headers;
    answer.writeHead(back.statusCode!, json ? told : back.headers);
    if (!json) return void back.pipe(answer);
    let text = '';
    back.setEncoding('utf8').on('data', (part: string) => (text += part));
    back.on('end', () => answer.end(text.replaceAll(`${server}/simulator/`, '/simulator/')));
  });
  onward.on('error', () => answer.writeHead(502).end());
  asked.pipe(onward);
}
