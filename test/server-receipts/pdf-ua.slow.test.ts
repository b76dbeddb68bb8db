// The checkpoints of PDF/UA-1 that a program can judge, on the receipts there are; and that each of them can fail.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { maskReceipt } from '@faelles/receipt/model';
import { receiptPdf, type ReceiptPdfInput } from '@faelles/server/receipts/pdf/index.js';
import { everyHostileReceipt } from '../support/hostile.ts';
import { answer, fullReceipt, longReceipt } from './pdf-fixture.ts';
import { faultsOf, hasQpdf, objectsOf, type Objects } from './ua.ts';

const scripts = ['كوبنهاغن شارع 12', 'שלום עולם (בדיקה)', '你好，世界', 'हिन्दी', 'e\u0301\u0300', '😀', 'ﬁﬂ'].map((text, index) => answer(`Svar ${index}`, text));
const views: Record<string, [view: ReceiptPdfInput['view'], language: string]> = {
  'a whole receipt': [{ receipt: fullReceipt, masked: false, jws: 'a.b.c' }, 'da'],
  'one in English with Danish words in it': [{ receipt: fullReceipt, masked: false, jws: 'a.b.c' }, 'en'],
  'a masked one': [{ receipt: maskReceipt(fullReceipt), masked: true }, 'da'],
  'one in many scripts': [{ receipt: { ...fullReceipt, sections: [{ step: 'a', title: { da: 'Svar' }, lines: scripts }] }, masked: false }, 'da'],
  'one of 60 pages': [{ receipt: longReceipt(70), masked: false }, 'da'],
  'one of hostile words': [{ receipt: everyHostileReceipt(), masked: false }, 'da'],
};
const objects = async ([view, language]: (typeof views)[string]) => objectsOf(await receiptPdf({ view, language, publicUrl: 'https://selvbetjening.example' }));

describe('the PDF of a receipt by the checkpoints of the Matterhorn Protocol', { skip: hasQpdf() ? false : 'qpdf is not installed' }, () => {
  for (const [name, view] of Object.entries(views)) it(`${name} fails none`, async () => assert.deepEqual([...new Set(faultsOf(await objects(view)))], []));

  it('each of them can fail', async () => {
    const good = await objects(views['a whole receipt']!);
    type Any = any;
    const values = (copy: Objects) => Object.values(copy.all) as Any[];
    const element = (copy: Objects, type: string) => values(copy).find(({ value }) => value?.['/S'] === `/${type}`).value;
    const catalog = (copy: Objects) => values(copy).find(({ value }) => value?.['/Type'] === '/Catalog').value;
    const stream = (copy: Objects, change: (text: string) => string) => {
      const ref = ([] as string[]).concat((copy.all[copy.pages[0]!] as Any).value['/Contents'])[0]!;
      const { stream: found } = copy.all[ref] as Any;
      found.data = Buffer.from(change(Buffer.from(found.data, 'base64').toString('latin1')), 'latin1').toString('base64');
    };
    const annotation = (copy: Objects) => values(copy).find(({ value }) => value?.['/Subtype'] === '/Link').value;
    const breaks: Record<string, (copy: Objects) => void> = {
      '01-001': (copy) => stream(copy, (text) => `BT /F1 10 Tf [<0001>] TJ ET\n${text}`),
      '01-005': (copy) => stream(copy, (text) => text.replace(/\/MCID 3\b/, '/MCID 9999')),
      '02-001': (copy) => void (element(copy, 'H2')['/S'] = '/Title'),
      '06-001': (copy) => void (catalog(copy)['/MarkInfo'] = {}),
      '06-002': (copy) => values(copy).forEach((object) => object.stream?.dict['/Subtype'] === '/XML' && (object.stream.data = '')),
      '07-002': (copy) => void (catalog(copy)['/ViewerPreferences'] = {}),
      '09-001': (copy) => values(copy).forEach(({ value }) => value?.['/ParentTree']?.['/Nums']?.forEach((_entry: Any, index: number, nums: Any[]) => index % 2 && (nums[index] = nums[1]))),
      '09-002': (copy) => void (element(copy, 'TR')['/P'] = '1 0 R'),
      '09-004': (copy) => void (element(copy, 'LI')['/S'] = '/TR'),
      '11-006': (copy) => void delete catalog(copy)['/Lang'],
      '13-004': (copy) => void delete element(copy, 'Figure')['/Alt'],
      '14-003': (copy) => void (element(copy, 'H2')['/S'] = '/H4'),
      '15-003': (copy) => void delete element(copy, 'TH')['/A'],
      '16-001': (copy) => void delete element(copy, 'L')['/A'],
      '28-009': (copy) => copy.pages.forEach((page) => void delete (copy.all[page] as Any).value['/Tabs']),
      '28-010': (copy) => void (element(copy, 'Link')['/K'] = []),
      '28-011': (copy) => void (annotation(copy)['/StructParent'] = 99_999),
      '28-012': (copy) => void delete annotation(copy)['/Contents'],
      '31-009': (copy) => values(copy).forEach(({ value }) => value && delete value['/FontFile2']),
      '31-027': (copy) => values(copy).forEach(({ value }) => value && delete value['/ToUnicode']),
      '31-030': (copy) => stream(copy, (text) => text.replace(/\[<[0-9a-f]{4}>/, '[<0000>')),
    };
    for (const [checkpoint, change] of Object.entries(breaks)) {
      const copy = structuredClone(good);
      change(copy);
      assert.ok(faultsOf(copy).some((fault) => fault.startsWith(checkpoint)), checkpoint);
    }
  });
});
