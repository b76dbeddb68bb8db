import { expect } from '@open-wc/testing';
import { createClient, ProblemError } from '@faelles/client';

// The test's own server takes no uploads: it answers 404. What only a browser can show is how a body goes up.
const client = createClient({ base: '/no-such-api' });
const upload = (bytes: number) => ({
  draftId: '0d1c3c0a-58a4-4d0b-9a35-6f1f6c9e4a01',
  field: 'traffic.plan',
  name: 'Plan æøå.pdf',
  content: new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }),
});

describe('upload in a browser', () => {
  it('tells how far it is, and what the server said', async () => {
    const told: [number, number][] = [];
    const error = await client.attachments
      .upload(upload(300_000), { onProgress: (...progress) => told.push(progress) })
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ProblemError);
    expect((error as ProblemError).status).to.equal(404);
    expect(told.at(-1)).to.deep.equal([300_000, 300_000]);
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    const call = client.attachments.upload(upload(3_000_000), { signal: controller.signal });
    controller.abort();
    const error = await call.catch((reason: unknown) => reason);
    expect((error as DOMException).name).to.equal('AbortError');
  });
});
