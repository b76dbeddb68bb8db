import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { ServerContext } from '../context.ts';
import { registerPages } from '../pages/pages.ts';
import { failed, plainPage } from '../pages/plain-page.ts';
import { allRoutes } from './all-routes.ts';
import { setSecurityHeaders } from './headers.ts';
import { ProblemError, problemResponse } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { register, type App, type AppEnv } from './register.ts';
import { simulatorProxy } from './simulator-proxy.ts';

/**
 * The whole server as one function from Request to Response. It runs in Node behind `@hono/node-server`, in a test
 * without any network, and wherever else web-standard requests are spoken.
 */
export async function createApp(ctx: ServerContext): Promise<App> {
  const app = new Hono<AppEnv>();
  const secure = ctx.config.publicUrl.startsWith('https://');

  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    setSecurityHeaders(c.res.headers, c.req.path, secure);
    // The pattern of the route, not the address: that may hold ids, and what somebody mistyped into it. Pages and their
    // files are not logged one by one.
    const route = c.get('route');
    if (route === undefined) return;
    ctx.log.info('request', { method: c.req.method, route, status: c.res.status, ms: Math.round(performance.now() - start) });
  });
  app.onError((error, c) => {
    if (error instanceof ProblemError) return problemResponse(error.id, error.extras);
    ctx.log.error('request-failed', error, { method: c.req.method, route: c.get('route') });
    return isApi(c.req.path) ? problemResponse('internal') : plainPage(failed, 500);
  });

  // Whoever was given a receipt may check it on a page of their own; no cookie comes along, and nothing personal is answered.
  for (const path of openToAllPages) {
    app.use(path, cors({ origin: '*', allowMethods: ['GET', 'POST'], allowHeaders: ['content-type'], exposeHeaders: ['retry-after'], maxAge: 86_400 }));
  }
  const limit = createRateLimit(ctx.clock);
  for (const route of allRoutes) register(app, route, ctx, limit);
  app.all('/api/*', () => problemResponse('not-found'));
  if (ctx.config.simulator !== undefined || ctx.config.simulatorVipps !== undefined) app.all('/simulator/*', (c) => simulatorProxy(c.req.raw, ctx));
  await registerPages(app, ctx);
  // Other methods on pages.
  app.notFound((c) => (isApi(c.req.path) ? problemResponse('not-found') : problemResponse('not-found', { status: 405 })));
  return app;
}

const openToAllPages = ['/api/receipts/verify', '/api/keys', '/.well-known/jwks.json'];

const isApi = (path: string) => path.startsWith('/api/') || path === '/api' || path.endsWith('.json');
