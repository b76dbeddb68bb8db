import { noContent, route } from './route.ts';

/** What browsers report about the content policy: counted in the log, never read. An address in it could be anything. */
export const reportRoutes = [
  route({
    method: 'POST',
    path: '/api/csp-reports',
    caller: 'anyone',
    crossOrigin: true,
    summary: 'Reports of browsers that the content policy stopped something. Only their number is noted.',
    body: 'bytes',
    maxBytes: 16 * 1024,
    responses: { 204: 'Counted.' },
    handle({ ctx }) {
      ctx.log.warn('csp-report');
      return noContent();
    },
  }),
];
