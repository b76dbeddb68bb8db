/** A file on its way: chosen, refused, sent, let go, tried again, waited for; and given to a form that has nobody to send it. */
import { expect } from '@open-wc/testing';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import { axNodes } from '../support/browser.ts';
import { expectConsole } from '../support/no-console.ts';
import { until } from '../support/until.ts';
import { button, held, line, pdf, place, png, ref, status, text } from './file-place.ts';

before(() => loadLanguage('da'));
afterEach(() => line(true));

describe('a file', () => {
  it('says beforehand what can be received, and how', async () => {
    const { field } = await place({ maxCount: 3 });
    expect((await axNodes('group'))[0]?.name).to.match(/PDF eller PNG.*10\s?kB.*op til 3 filer/);
    const choose = (await axNodes('button'))[0];
    expect(choose?.name).to.contain('Vælg filer');
    expect(choose?.description).to.contain('træk eller indsæt');
    await expect(field).to.be.accessible();
  });

  it('is sent when chosen, shows how far, and is the answer when done', async () => {
    const { call, uploader } = held();
    const { field, form, choose } = await place({ uploader });
    const told: string[] = [];
    for (const type of ['input', 'change']) form.addEventListener(type, () => told.push(type));
    await choose(pdf());
    const { onProgress, done } = await call(0);
    onProgress(0.4);
    await field.updateComplete;
    expect(field.shadowRoot!.querySelector('progress')!.value).to.equal(0.4);
    expect((await axNodes('progressbar'))[0]?.name).to.equal('plan.pdf er ved at blive sendt');
    expect(form.checkValidity(), 'not while it is under way').to.equal(false);
    expect(told).to.deep.equal([]);
    done();
    await until(() => field.value);
    expect(field.value).to.deep.equal([ref(pdf())]);
    expect(told).to.deep.equal(['input', 'change']);
    expect(field.validationMessage).to.equal('');
    expect(form.checkValidity()).to.equal(true);
    await field.updateComplete;
    expect(text(field)).to.contain('plan.pdf');
    expect(status(field).textContent).to.equal('plan.pdf er vedhæftet');
  });

  it('is refused before it is sent when it is too large, empty, or of another type than its name says', async () => {
    const { calls, uploader } = held();
    const { field, form, choose, reads } = await place({ uploader });
    await choose(new File(['MZ', new Uint8Array(20)], 'plan.exe', { type: 'application/x-msdownload' }));
    await reads('plan.exe er af en type');
    expect(form.checkValidity()).to.equal(false);
    await choose(new File(['MZ', new Uint8Array(20)], 'faktura.pdf', { type: 'application/pdf' }));
    await reads('faktura.pdf er en anden slags fil, end navnet siger');
    await choose(new File(['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'], 'foto.png', { type: 'image/png' }));
    await reads('foto.png er en anden slags fil');
    await choose(pdf('stor.pdf', 10_001));
    await reads('stor.pdf er for stor');
    await choose(new File([], 'tom.pdf', { type: 'application/pdf' }));
    await reads('tom.pdf er tom');
    expect(calls.length).to.equal(0);
    await expect(field).to.be.accessible();
    button(field, 'Fjern').click();
    await field.updateComplete;
    expect(text(field).trim()).to.equal('');
    expect(field.matches(':focus-within')).to.equal(true);
  });

  it('is known by its content when its name says nothing', async () => {
    const { call, uploader } = held();
    const { choose } = await place({ uploader });
    await choose(new File(['%PDF-1.7'], 'scan'));
    expect((await call(0)).file.name).to.equal('scan');
  });

  it('with an infection says so, and is not tried again', async () => {
    const { call, uploader } = held();
    const { field, choose, reads } = await place({ uploader });
    await choose(pdf());
    (await call(0)).fail(Object.assign(new Error('no'), { problem: { issues: [{ path: 'plan', code: 'file-infected' }] } }));
    await reads('indeholde virus');
    expect(button(field, 'Prøv igen')).to.equal(undefined);
  });

  it('can be cancelled', async () => {
    const { call, uploader } = held();
    const { field, choose } = await place({ uploader });
    await choose(pdf());
    const { signal, done } = await call(0);
    await field.updateComplete;
    button(field, 'Annuller').click();
    expect(signal.aborted).to.equal(true);
    done();
    await field.updateComplete;
    expect(field.value).to.equal(undefined);
    expect(text(field).trim()).to.equal('');
  });

  it('can be tried again when the way failed', async () => {
    const { call, uploader } = held();
    const { field, choose, reads } = await place({ uploader });
    await choose(pdf());
    (await call(0)).fail();
    await reads('blev ikke sendt');
    button(field, 'Prøv igen').click();
    (await call(1)).done();
    await until(() => field.value);
  });

  it('waits for a connection, says so, and goes on by itself', async () => {
    const { call, uploader } = held();
    const { field, form, choose, reads } = await place({ uploader });
    await choose(pdf());
    line(false);
    (await call(0)).fail();
    await reads('bliver sendt, når forbindelsen er tilbage');
    expect(status(field).textContent).to.contain('ingen internetforbindelse');
    expect(form.checkValidity()).to.equal(false);
    await expect(field).to.be.accessible();
    line(true);
    (await call(1)).done();
    await until(() => field.value);
  });

  it('that waits can be let go, and is not sent then', async () => {
    const { calls, call, uploader } = held();
    const { field, choose, reads } = await place({ uploader });
    await choose(pdf());
    line(false);
    (await call(0)).fail();
    await reads('bliver sendt');
    button(field, 'Annuller').click();
    line(true);
    await field.updateComplete;
    expect(calls.length).to.equal(1);
  });

  it('is replaced by another when only one is asked for', async () => {
    const { call, uploader } = held();
    const { field, choose } = await place({ uploader });
    await choose(pdf('en.pdf'));
    (await call(0)).done();
    await until(() => field.value);
    await choose(pdf('to.pdf'));
    expect((field.value as { name: string }[])[0]!.name, 'until the new one is there').to.equal('en.pdf');
    (await call(1)).done();
    await until(() => (field.value as { name: string }[])[0]!.name === 'to.pdf');
  });

  it('of several, not more than allowed, none twice, each removable', async () => {
    const { calls, call, uploader } = held();
    const { field, form, choose, reads } = await place({ uploader, maxCount: 2 });
    await choose(pdf('en.pdf'), pdf('to.pdf'), pdf('tre.pdf'));
    await call(1);
    expect(calls.length).to.equal(2);
    await reads('højst vedhæfte 2 filer');
    button(field, 'Fjern').click();
    calls[0]!.done();
    calls[1]!.done();
    await until(() => (field.value as unknown[])?.length === 2);
    await choose(pdf('en.pdf'));
    expect(status(field).textContent).to.equal('en.pdf er allerede vedhæftet');
    expect(status(field).className, 'seen too').not.to.contain('visually-hidden');
    expect(form.checkValidity(), 'it keeps nobody').to.equal(true);
    button(field, 'Fjern').click();
    await field.updateComplete;
    expect([...new FormData(form)].length).to.equal(1);
  });

  it('that was on its way when the field left the page can go on when it is back', async () => {
    const { call, uploader } = held();
    const { field, form, choose, reads } = await place({ uploader });
    await choose(pdf());
    const { signal } = await call(0);
    field.remove();
    expect(signal.aborted).to.equal(true);
    form.append(field);
    await reads('nåede ikke at blive sendt');
    button(field, 'Prøv igen').click();
    (await call(1)).done();
    await until(() => field.value);
  });

  it('says what is waited for when somebody wants to go on', async () => {
    const { call, uploader } = held();
    const { field, choose } = await place({ uploader, validation: 'manual' });
    await choose(pdf());
    const { done } = await call(0);
    expect(field.shownError).to.equal('');
    field.showErrors();
    await field.updateComplete;
    expect(field.shownError).to.contain('Vent, til filen er sendt');
    done();
    await until(() => field.value);
    expect(field.shownError).to.equal('');
  });

  it('is waited for from the moment it is chosen, and forgotten by a reset', async () => {
    const { calls, call, uploader } = held();
    const { field, form, choose } = await place({ uploader, required: false });
    expect(form.checkValidity()).to.equal(true);
    void choose(pdf('en.pdf'));
    expect(form.checkValidity(), 'before what takes files is fetched').to.equal(false);
    form.reset();
    expect(form.checkValidity()).to.equal(true);
    await choose(pdf('to.pdf'));
    await call(0);
    expect(calls.map(({ file }) => file.name)).to.deep.equal(['to.pdf']);
    expect(text(field)).not.to.contain('en.pdf');
  });

  it('of a draft is shown, and can be taken away', async () => {
    const { form, field, reads } = await place();
    field.value = [ref(pdf())];
    expect([...new FormData(form)].length, 'in the same tick').to.equal(1);
    await reads('plan.pdf');
    await until(() => button(field, 'Fjern'));
    button(field, 'Fjern').click();
    await field.updateComplete;
    expect(field.value).to.equal(undefined);
  });
});

describe('a file field in a form of the page, without an uploader', () => {
  it('gives the files themselves to the form', async () => {
    const { field, form, choose } = await place({ maxCount: 2 });
    await choose(pdf('en.pdf'), await png('to.png'));
    await until(() => (field.value as unknown[])?.length === 2);
    const files = new FormData(form).getAll('plan') as File[];
    expect(files.map(({ name, type }) => `${name} ${type}`)).to.deep.equal(['en.pdf application/pdf', 'to.png image/png']);
    expect(await files[0]!.slice(0, 5).text()).to.equal('%PDF-');
    expect(form.checkValidity()).to.equal(true);
    form.append(field);
    field.disabled = true;
    await field.updateComplete;
    expect([...new FormData(form)]).to.deep.equal([]);
    field.disabled = false;
    await field.updateComplete;
    expect(new FormData(form).getAll('plan').length).to.equal(2);
    button(field, 'Fjern').click();
    await field.updateComplete;
    expect((new FormData(form).getAll('plan') as File[]).map(({ name }) => name)).to.deep.equal(['to.png']);
    form.reset();
    expect([...new FormData(form)]).to.deep.equal([]);
    expect(form.checkValidity()).to.equal(false);
  });

  it('takes no more of them than it said', async () => {
    const { choose, form, reads } = await place();
    await choose(pdf('stor.pdf', 10_001));
    await reads('stor.pdf er for stor');
    expect([...new FormData(form)]).to.deep.equal([]);
  });

  it('tells the developer when whoever holds the form forgot to send files, and the citizen that it was not sent', async () => {
    expectConsole(/needs its `uploader`/);
    const { choose, reads } = await place({ validation: 'manual' });
    await choose(pdf());
    await reads('blev ikke sendt');
  });
});
