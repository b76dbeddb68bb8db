import type { Context } from 'hono';
import type { ServerContext } from '../context.ts';
import type { App } from '../http/register.ts';
import { registerDemoSignIn } from './demo-sign-in.ts';
import { markedShell, type ServePage } from './marked-shell.ts';
import { openFiles, type Files } from './files.ts';
import { closed, notFound, plainCss, plainIcon, plainPage } from './plain-page.ts';

/** The page that every step of a solution and its receipt are shown in. */
const shell = '/shell.html';
/** The page of the authority's staff. */
const staff = '/staff/payments.html';

/** Puts the built pages into the app: start page, solutions, receipts, assets, Storybook. */
export async function registerPages(app: App, ctx: ServerContext): Promise<void> {
  const pages = await openFiles(ctx.config.pagesDir);
  const marks = [ctx.config.profile === 'demo' && 'data-profile="demo"', ctx.addresses && 'data-addresses'].filter(Boolean).join(' ');
  const plain = marks ? await markedShell(pages, shell, marks) : undefined;
  // Whoever pays in the demo is told there too that no money moves.
  const pay = ctx.config.profile === 'demo' ? await markedShell(pages, '/pay.html', 'data-profile="demo"') : undefined;
  // Says that there is somebody to ask about, so that nobody else's page spends a request on it.
  const signedIn = await markedShell(pages, shell, `${marks} data-signed-in`);
  const marked = async (request: Request) => (signedIn && (await isSignedIn(ctx, request)) ? signedIn : plain);
  const storybook = ctx.config.storybookDir === undefined ? undefined : await openFiles(ctx.config.storybookDir);

  app.get('/plain.svg', () => new Response(plainIcon, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' } }));
  app.get('/plain.css', () => new Response(plainCss, { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' } }));
  // The demo says so there too.
  const staffPage = marks ? await markedShell(pages, staff, marks) : undefined;
  if (staffPage) app.get(staff, (c) => staffPage(c.req.raw));
  app.get('/staff', (c) => c.redirect(staff, 308));
  app.get('/', async (c) => (await pages.serve('/index.html', c.req.raw)) ?? missing());
  app.get('/pay.html', async (c) => pay?.(c.req.raw) ?? (await pages.serve('/pay.html', c.req.raw)) ?? missing());
  app.get('/solutions/:solution', (c) => c.redirect(`/solutions/${encodeURIComponent(c.req.param('solution'))}/`, 308));
  app.get('/solutions/:solution/', (c) => solutionPage(c, ctx, pages, marked));
  app.get('/solutions/:solution/receipt/:id', (c) => solutionPage(c, ctx, pages, marked));
  // An invitation, whose secret is in the fragment, and what the citizen has consented to.
  app.get('/solutions/:solution/consent', (c) => solutionPage(c, ctx, pages, marked));
  app.get('/solutions/:solution/consents', (c) => solutionPage(c, ctx, pages, marked));
  if (ctx.config.profile === 'demo') registerDemoSignIn(app, ctx);
  if (storybook) registerStorybook(app, storybook);
  app.get('*', async (c) => {
    // The shell is no page of its own.
    const path = c.req.path === shell ? '' : c.req.path;
    return (await pages.serve(path, c.req.raw)) ?? missing();
  });
}

/** The page that has the marks for who asks; undefined for the built one as it is. */
type Marked = (request: Request) => Promise<ServePage | undefined>;

async function isSignedIn(ctx: ServerContext, request: Request): Promise<boolean> {
  const actor = request.headers.has('cookie') ? (await ctx.sessions.find(request))?.session.actor : undefined;
  return actor !== undefined && actor.kind !== 'anonymous';
}

async function solutionPage(c: Context, ctx: ServerContext, pages: Files, marked: Marked): Promise<Response> {
  const id = c.req.param('solution') ?? '';
  if (ctx.solutions.isFaulty(id)) return plainPage(closed, 503);
  if (!ctx.solutions.get(id)) return missing();
  const page = await marked(c.req.raw);
  if (page) return page(c.req.raw);
  return (await pages.serve(shell, c.req.raw)) ?? (await pages.serve('/index.html', c.req.raw)) ?? missing();
}

function registerStorybook(app: App, storybook: Files): void {
  app.get('/storybook', (c) => c.redirect('/storybook/', 308));
  app.get('/storybook/*', async (c) => {
    const path = c.req.path.slice('/storybook'.length);
    return (await storybook.serve(path === '/' ? '/index.html' : path, c.req.raw)) ?? missing();
  });
}

const missing = () => plainPage(notFound, 404);
