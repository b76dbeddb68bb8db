import { textIn } from '@faelles/schemas/text-in.js';
import type { ServerContext } from '../context.ts';
import { readBytes } from '../http/body.ts';
import { checkOrigin } from '../http/origin.ts';
import type { App } from '../http/register.ts';
import { demoSignIn, type DemoSignIn } from '../sessions/demo.ts';
import { escape } from './escape.ts';
import { htmlPage } from './plain-page.ts';

const path = '/demo/sign-in';

const words = {
  da: {
    title: 'Log ind i demoen',
    text: 'Personerne findes ikke. Vælg en for at prøve, hvad en borger ser, der er logget ind. Det, du er i gang med at skrive, følger med.',
    in: 'Du er logget ind som', out: 'Log ud', as: 'Log ind som', solutions: 'Prøv en selvbetjening',
  },
  en: {
    title: 'Sign in to the demo',
    text: 'These people do not exist. Choose one to see what a citizen sees who has signed in. What you are writing comes along.',
    in: 'You are signed in as', out: 'Sign out', as: 'Sign in as', solutions: 'Try a service',
  },
} as const;

/** A page without script to be somebody in the demo: real sign-ins are a broker's pages, so this is none of the components. */
export function registerDemoSignIn(app: App, ctx: ServerContext): void {
  const demo = demoSignIn(ctx.config);
  app.get(path, async (c) => {
    const session = (await ctx.sessions.find(c.req.raw))?.session;
    const who = session?.actor.kind === 'person' ? session.actor.displayName : undefined;
    return htmlPage(words.da.title, part(ctx, demo, 'da', who) + part(ctx, demo, 'en', who), 200);
  });
  app.post(path, async (c) => {
    checkOrigin(c.req.raw, ctx.config.publicUrl);
    const session = (await ctx.sessions.find(c.req.raw))?.session;
    const as = new URLSearchParams(new TextDecoder().decode(await readBytes(c.req.raw, 1_000))).get('as') ?? '';
    const identity = demo.identity(as);
    const cookie = identity
      ? (await ctx.sessions.signIn(session, identity, { shared: false })).cookie
      : session && (await ctx.sessions.end(session));
    return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store', ...(cookie && { 'set-cookie': cookie }) } });
  });
}

function part(ctx: ServerContext, { persons }: DemoSignIn, language: 'da' | 'en', who: string | undefined): string {
  const say = words[language];
  const level = language === 'da' ? 'h1' : 'h2';
  const button = (as: string, label: string) =>
    `<form method="post" action="${path}"><input type="hidden" name="as" value="${escape(as)}"><button>${escape(label)}</button></form>`;
  const people = persons.map(({ id, name, about }) => `<li>${button(id, `${say.as} ${name}`)}<p>${escape(textIn(about, language))}</p></li>`);
  const solutions = ctx.solutions.list().map(({ id, definition }) => `<li><a href="/solutions/${id}/">${escape(textIn(definition.title, language))}</a></li>`);
  const signedIn = who === undefined ? '' : `<p>${escape(say.in)} <strong>${escape(who)}</strong>.</p>${button('', say.out)}`;
  return (
    `<section lang="${language}"><${level}>${escape(say.title)}</${level}><p>${escape(say.text)}</p>${signedIn}<ul>${people.join('')}</ul>` +
    `<p>${escape(say.solutions)}:</p><ul>${solutions.join('')}</ul></section>`
  );
}
