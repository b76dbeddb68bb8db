/** Receipts that are not sent, on the page of the staff: what keeps them, and sending one again once. */
import { expect, fixture, html } from '@open-wc/testing';
import '@faelles/journey/staff/fk-staff-payments.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { StaffCalls } from '@faelles/journey/staff/staff-calls.js';
import type { FkStaffOutbox } from '@faelles/journey/staff/staff-outbox.js';
import { answering, outbox, refused } from '../../stories/staff/people.ts';
import { until } from '../support/until.ts';

const root = (element: Element) => element.shadowRoot!;
const words = (element: Element) => root(element).textContent!.replace(/\s+/g, ' ');
async function shown(calls: StaffCalls): Promise<FkStaffOutbox> {
  await loadLanguage('da');
  const element = await fixture<FkStaffOutbox>(html`<fk-staff-outbox .calls=${calls}></fk-staff-outbox>`);
  await until(() => root(element).querySelector('li, [role=alert] p'));
  return element;
}

describe('fk-staff-outbox', () => {
  it('counts, and says of each what keeps it; only what was given up can be sent again', async () => {
    const element = await shown(answering());
    expect(words(element)).to.contain('214 sendt, 2 på vej, 1 opgivet');
    expect(words(element)).to.contain('Modtageren afviste beskeden');
    expect(words(element)).to.contain('Modtageren svarede ikke i tide');
    expect(root(element).querySelectorAll('li').length).to.equal(3);
    expect(root(element).querySelectorAll('button').length).to.equal(1);
    await expect(element).to.be.accessible();
  });

  it('sends one again once, however fast it is pressed, and fetches the list again', async () => {
    const sent: string[] = [];
    let page = outbox;
    const element = await shown(
      answering(undefined, {
        outbox: async () => page,
        sendAgain: async (id) => {
          sent.push(id);
          await new Promise((done) => setTimeout(done, 5));
          page = { ...outbox, messages: outbox.messages.slice(1) };
        },
      }),
    );
    const button = root(element).querySelector('button')!;
    expect(button.getAttribute('aria-label')).to.equal('Send igen, RV-2026-WTM2PG til Digital Post');
    button.click();
    button.click();
    await until(() => root(element).querySelectorAll('li').length === 2);
    expect(sent).to.deep.equal([outbox.messages[0]!.id]);
    expect(words(element)).to.contain('RV-2026-WTM2PG sendes igen');
    await until(() => root(element).activeElement?.localName === 'h2');
  });

  it('says so when somebody else was quicker, and when the sign-in is over', async () => {
    const element = await shown(answering(undefined, { sendAgain: refused(409) }));
    root(element).querySelector('button')!.click();
    await until(() => /ikke opgivet længere/.test(words(element)));
    let over = false;
    const other = await shown(answering(undefined, { sendAgain: refused(401) }));
    other.addEventListener('fk-signed-out', () => (over = true));
    root(other).querySelector('button')!.click();
    await until(() => over);
  });
});
