import type { Flow } from './flow.ts';
import { forgetPassed } from './passed-memory.ts';
import { troubleOf } from './trouble.ts';

/** A new application; what was submitted stays with the server. */
export async function beginAnew(flow: Flow): Promise<void> {
  const { memory, place } = flow.parts;
  const { begun, shared } = memory.read();
  memory.write({ begun, shared });
  place.beginning();
  await flow.openAnew();
}

/** The draft of another device is open here: on with it, and with an address that opens nothing. */
export async function resumed(flow: Flow): Promise<void> {
  flow.parts.place.beginning();
  await flow.openAnew();
}

/** Throws the draft away and begins anew. */
export async function startOver(flow: Flow): Promise<void> {
  try {
    await flow.keeper.delete();
  } catch {
    flow.say({ key: 'journey.not-deleted' });
    return;
  }
  await beginAnew(flow);
}

/** Others use this computer: nothing stays in the browser from now on. */
export async function share(flow: Flow): Promise<void> {
  try {
    await flow.drafts.share();
    void flow.parts.host.moved();
  } catch {
    flow.say({ key: 'journey.not-shared' });
  }
}

/** Ends the session: on a shared computer the next person finds nothing. @param why the form is left unfinished */
export async function signOut(flow: Flow, why?: 'saved'): Promise<void> {
  try {
    await (await flow.parts.calls()).session.end();
  } catch (error) {
    if (troubleOf(error) !== 'no-access') {
      flow.say({ key: 'journey.not-signed-out' });
      return;
    }
  }
  await endVisit(flow, why);
}

/** The visit is over: nothing of it stays in this browser. */
export async function endVisit(flow: Flow, why?: 'saved' | 'over'): Promise<void> {
  const { memory, place } = flow.parts;
  await flow.drafts.shelf.dropAll();
  memory.forget();
  forgetPassed();
  flow.keeper.use(undefined);
  place.beginning();
  flow.problem = undefined;
  flow.move({ name: 'ended', why });
}
