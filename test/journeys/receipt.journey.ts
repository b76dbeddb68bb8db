// The receipt from outside: what the citizen gets and keeps, what a stranger can check, what the authority reports and sends.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import ICAL from 'ical.js';
import { XmlDocument } from 'libxml2-wasm';
import { receiptDocument } from '@faelles/receipt/model/document.js';
import { readReference } from '@faelles/receipt/model';
import { verifier } from '@faelles/language/dictionaries/da/verifier.js';
import { formatDate } from '@faelles/language/format.js';
import { postWords } from '@faelles/server/digital-post/words.js';
import { receiptWords } from '@faelles/server/receipts/words.js';
import { layoutFaults, axeFaults, treeFaults } from '../support/journey/access.ts';
import type { Citizen } from '../support/journey/citizen.ts';
import { focusOn, tabTo } from '../support/journey/focus.ts';
import { caseSystem, dropped, fileOf, messageOf, receiptAt, viewOf, type Key } from '../support/journey/receipt.ts';
import { apply, container, cpr, inDays, payAndReceive, privateWords, receipt, send, sendToPayment, twoDays } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';
import { asInPdf, pdfWords } from '../support/pdf-words.ts';
import { piecesOf, toldIn } from '../support/receipt-words.ts';

const machineKey = 'journeys-machine-key-journeys-machine-key';
const folder = mkdtempSync(join(tmpdir(), 'faelles-receipt-'));
const delivery = join(folder, 'delivery');

const heading = 'Ansøgningen er sendt';
/** What the page that checks receipts says. */
const say = (key: string): string => verifier[`verifier.${key}`]!;
const codePattern = /[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}/;

describe('the receipt', () => {
  const here = journeys({ MACHINE_KEY: machineKey, DELIVERY_DIR: delivery });
  after(() => rmSync(folder, { recursive: true, force: true }));
  /** What the citizen of the first test showed to others. */
  const shown = { code: '', json: '', altered: '', pdf: '' };

  async function judge(citizen: Citizen): Promise<void> {
    assert.deepEqual([...(await axeFaults(citizen)), ...treeFaults(await citizen.tree()), ...(await layoutFaults(citizen))], []);
  }

  it('says that it worked, is taken home as files, follows the case, is sent once, and outlives the server', { timeout: 600_000 }, async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    await receipt(citizen, form);
    const at = await receiptAt(citizen);
    const whole = await viewOf(here.server, at.id, at.session);
    const { reference, verify } = whole.receipt;
    const document = receiptDocument(whole.receipt, 'da', receiptWords('da'));

    await t.test('success first, then what it is known by, in the tree of the browser', async () => {
      assert.equal(readReference(reference).state, 'valid');
      await citizen.find({ role: 'image', name: /QR/ });
      const text = await citizen.text();
      assert.equal(toldIn(text, piecesOf(document)).missing, undefined, `after ${toldIn(text, piecesOf(document)).after}`);
      assert.equal(codePattern.exec(text)?.[0], verify!.code);
      assert.ok(text.indexOf(heading) < text.indexOf(reference) && text.indexOf(reference) < text.indexOf('Hvad sker der nu?'));
      await judge(citizen);
      await citizen.page.setViewport({ width: 320, height: 640, deviceScaleFactor: 1 });
      await judge(citizen);
      await citizen.page.setViewport({ width: 1280, height: 900, deviceScaleFactor: 1 });
    });

    const json = await fileOf(here.server, at.id, 'json', at.session);
    const pdf = await fileOf(here.server, at.id, 'pdf', at.session);

    await t.test('whole files for its own session, masked ones for a link', async () => {
      assert.deepEqual([json.name, pdf.name], [`${reference}.json`, `${reference}.pdf`]);
      assert.deepEqual(JSON.parse(new TextDecoder().decode(json.bytes)), { receipt: whole.receipt, jws: whole.jws });
      const words = await pdfWords(pdf.bytes);
      assert.deepEqual([words.lang, words.title.includes(reference)], ['da', true]);
      assert.equal(toldIn(words.text, piecesOf(document), asInPdf).missing, undefined);

      const maskedPdf = await fileOf(here.server, at.id, 'pdf', at.link);
      const masked = [(await fileOf(here.server, at.id, 'json', at.link)).bytes, maskedPdf.bytes].map((bytes) => Buffer.from(bytes).toString());
      for (const file of [...masked, (await pdfWords(maskedPdf.bytes)).text]) for (const secret of privateWords) assert.ok(!file.includes(secret), secret);
      assert.match(masked[0]!, new RegExp(reference));
      const strangers: Key[] = [{ cookie: '' }, { authorization: `Link ${'A'.repeat(43)}` }];
      for (const key of strangers) assert.ok((await fetch(`${here.server.url}/api/receipts/${at.id}.pdf`, { headers: key })).status >= 400);

      shown.code = verify!.code;
      shown.json = join(folder, json.name);
      shown.pdf = join(folder, pdf.name);
      shown.altered = join(folder, `ret-${json.name}`);
      writeFileSync(shown.json, json.bytes);
      writeFileSync(shown.pdf, pdf.bytes);
      writeFileSync(shown.altered, new TextDecoder().decode(json.bytes).replace('"value":8', '"value":9'));
    });

    await t.test('one message of it, which says the same with less of the person nobody has proven', async () => {
      await until('the message', () => dropped(delivery).digitalPost.length === 1 && dropped(delivery).nemSms.length === 1);
      const [xml] = dropped(delivery).digitalPost;
      const message = messageOf(xml!);
      assert.deepEqual([message.words('messageType'), message.words('recipientID'), message.words('caseID')], [['DIGITALPOST'], [cpr.replace('-', '')], [reference]]);
      const seen = await viewOf(here.server, at.id, at.link);
      const page = XmlDocument.fromString(message.files.get('text/html')!.toString());
      const body = page.root.find('//*[local-name()="body"]')[0]!.content;
      page.dispose();
      const told = toldIn(body, piecesOf(receiptDocument(seen.receipt, 'da', receiptWords('da'), { masked: true, whyHidden: postWords('da').hidden })));
      assert.equal(told.missing, undefined, `after ${told.after}`);
      for (const secret of privateWords) assert.ok(!body.includes(secret), secret);
      const [sms] = dropped(delivery).nemSms;
      const [notification] = messageOf(sms!).words('notification');
      assert.ok(notification && notification.length <= 150 && !notification.includes(reference), notification);
    });

    const machine = caseSystem(here.server, machineKey);
    await t.test('where the case stands, at the same address', async () => {
      const id = (await machine.takeOver()).get(reference);
      assert.ok(id);
      await machine.report(id, { status: 'processing', at: new Date().toISOString(), waitingFor: 'third-party', expectedBy: inDays(40) });
      await citizen.open('/');
      await citizen.open(at.page);
      await citizen.heading(heading);
      await citizen.reads(/Behandles/);
      const text = await citizen.text();
      assert.match(text, /Sendt til Digital Post/);
      assert.ok(text.includes(`senest ${formatDate(inDays(40), 'da')}`), text);
      // Now there is a day to wait for, and it can be taken into a calendar.
      for (const key of [at.session, at.link]) {
        const { bytes, name } = await fileOf(here.server, at.id, 'ics', key);
        const [event] = new ICAL.Component(ICAL.parse(new TextDecoder().decode(bytes)) as never).getAllSubcomponents('vevent');
        assert.deepEqual([name, String(event!.getFirstPropertyValue('dtstart'))], [`${reference}.ics`, inDays(40)]);
      }
    });

    await t.test('the same after the server was ended and started again', async () => {
      await here.server.restart();
      for (const [ending, before] of [['json', json], ['pdf', pdf]] as const) {
        const now = await fileOf(here.server, at.id, ending, at.session);
        assert.ok(Buffer.from(now.bytes).equals(Buffer.from(before.bytes)), `${ending} has the same bytes`);
      }
      await citizen.open(at.page);
      await citizen.heading(heading);
      await citizen.reads(/Behandles/);
      await citizen.reads(/Kvitteringen er ægte og uændret/);
      // The outbox looks every other second; what was sent stays sent.
      await new Promise((done) => setTimeout(done, 5_000));
      assert.deepEqual([dropped(delivery).digitalPost.length, dropped(delivery).nemSms.length], [1, 1]);
    });
  });

  it('takes the focus to its success when there was nothing to pay, in English too', { timeout: 600_000 }, async (t) => {
    const form = await here.form('en');
    const { citizen } = await here.visit(t, { language: 'en' });
    await apply(citizen, form, twoDays);
    await send(citizen, form);
    await focusOn(citizen, 'heading', form.t('receipt.heading'));
    await citizen.reads(/Reference number/);
    assert.deepEqual(await axeFaults(citizen), []);
  });

  it('is checked by a stranger, who learns nothing of the person', { timeout: 600_000 }, async (t) => {
    assert.ok(shown.code, 'the test before made a receipt');
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await citizen.open(`/verify.html#${shown.code.replaceAll('-', '')}`);
    await citizen.find({ role: 'heading', name: say('valid.code') });
    const text = await citizen.text();
    assert.ok(text.includes(form.say(form.definition.authority.name)) && text.includes(form.say(form.definition.title)));
    for (const secret of privateWords) assert.ok(!text.includes(secret), secret);
    await judge(citizen);
    await citizen.page.setViewport({ width: 320, height: 640, deviceScaleFactor: 1 });
    await judge(citizen);

    for (const [path, verdict] of [[shown.json, say('valid')], [shown.altered, say('altered')], [shown.pdf, say('valid.pdf')]] as const) {
      await citizen.press(say('another'));
      await citizen.attach(say('file.choose'), path);
      await citizen.find({ role: 'heading', name: verdict });
    }
  });

  it('is checked with the keyboard alone', { timeout: 600_000 }, async (t) => {
    assert.ok(shown.code, 'the first test made a receipt');
    const { citizen } = await here.visit(t, { width: 320, height: 640 });
    const faults: string[] = [];
    await citizen.open('/verify.html');
    await citizen.heading(say('heading'));
    await tabTo(citizen, 'textbox', say('code.label'), faults);
    // One wrong sign: said before anybody is asked.
    const [first, second, ...rest] = shown.code.replaceAll('-', '');
    const wrong = `${first}${second === '0' ? '1' : '0'}${rest.join('')}`;
    await citizen.page.keyboard.type(wrong.toLowerCase());
    await citizen.keys('Enter');
    await until('the mistake to be told', async () => (await citizen.text()).includes(say('code.mistyped')));
    await focusOn(citizen, 'textbox', say('code.label'));
    await citizen.keys('Control+A');
    await citizen.page.keyboard.type(shown.code.toLowerCase().replaceAll('-', ' '));
    await citizen.keys('Enter');
    await focusOn(citizen, 'heading', say('valid.code'));
    await tabTo(citizen, 'button', say('another'), faults);
    await citizen.keys('Enter');
    await focusOn(citizen, 'textbox', say('code.label'));
    await tabTo(citizen, 'button', say('file.choose'), faults);
    await citizen.answerFileDialog(() => citizen.keys('Enter'), shown.altered);
    await focusOn(citizen, 'heading', say('altered'));
    assert.deepEqual([...new Set(faults)], []);
  });
});
