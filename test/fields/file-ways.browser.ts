/** How a file gets into its field, and how it looks there: dropped, pasted, photographed, with the keyboard alone. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import { axNodes } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { button, held, pdf, place, png, transfer } from './file-place.ts';

before(() => loadLanguage('da'));

describe('a file', () => {
  it('can be dropped', async () => {
    const { call, uploader } = held();
    const { field } = await place({ uploader });
    const drop = new DragEvent('drop', { dataTransfer: transfer([pdf()]), bubbles: true, cancelable: true });
    field.shadowRoot!.querySelector('.drop')!.dispatchEvent(drop);
    expect(drop.defaultPrevented).to.equal(true);
    expect((await call(0)).file.name).to.equal('plan.pdf');
  });

  it('can be pasted while the focus is in the field; pictures without a name are numbered', async () => {
    const { calls, call, uploader } = held();
    const { field } = await place({ uploader, maxCount: 3 });
    field.focus();
    const paste = async (...files: File[]): Promise<boolean> => {
      const event = new ClipboardEvent('paste', { clipboardData: transfer(files), bubbles: true, composed: true, cancelable: true });
      field.shadowRoot!.activeElement!.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(await paste(await png('image.png'))).to.equal(true);
    await call(0);
    await paste(await png('image.png', 33));
    await call(1);
    expect(calls.map(({ file }) => file.name)).to.deep.equal(['Indsat billede 1.png', 'Indsat billede 2.png']);
    expect(await paste(), 'text is none of ours').to.equal(false);
  });

  it('is photographed where there is a camera at hand, and pictures are taken', async () => {
    const { field } = await place();
    const camera = field.shadowRoot!.querySelector<HTMLInputElement>('#camera')!;
    expect(camera.getAttribute('capture')).to.equal('environment');
    expect(camera.accept).to.equal('image/png');
    const shoot = button(field, 'Tag et billede');
    expect(getComputedStyle(shoot).display !== 'none').to.equal(matchMedia('(pointer: coarse)').matches);
    field.accept = ['application/pdf'];
    await field.updateComplete;
    expect(button(field, 'Tag et billede')).to.equal(undefined);
  });

  it('that is a picture is drawn small, before and after it is sent', async () => {
    const { call, uploader } = held();
    const { field, choose } = await place({ uploader });
    await choose(await png());
    const drawn = (): HTMLCanvasElement | null => field.shadowRoot!.querySelector('canvas');
    await until(drawn);
    const red = (): number[] => [...drawn()!.getContext('2d')!.getImageData(56, 56, 1, 1).data];
    expect(red()).to.deep.equal([255, 0, 0, 255]);
    (await call(0)).done();
    await until(() => field.value);
    await field.updateComplete;
    expect(red()).to.deep.equal([255, 0, 0, 255]);
    expect((await axNodes('img')).length, 'its name says enough').to.equal(0);
  });

  it('has a name that can mislead nobody', async () => {
    const { uploader } = held();
    const { field, choose, reads } = await place({ uploader });
    await choose(pdf(`plan\u202Efdp.exe.pdf`));
    await reads('planfdp.exe.pdf');
    await choose(pdf(`${'meget-lang-'.repeat(40)}plan.pdf`));
    await reads('…');
    const name = field.shadowRoot!.querySelector('.name')!;
    expect(name.localName).to.equal('bdi');
    expect(name.textContent!.length).to.be.lessThan(110);
    expect(name.textContent).to.match(/plan\.pdf$/);
    expect(field.scrollWidth).to.be.at.most(field.clientWidth);
  });

  it('is answered with the keyboard alone', async () => {
    const { call, uploader } = held();
    const { field, choose } = await place({ uploader });
    field.focus();
    let opened = 0;
    field.shadowRoot!.querySelector('#files')!.addEventListener('click', (event) => (event.preventDefault(), opened++));
    await sendKeys({ press: 'Enter' });
    expect(opened).to.equal(1);
    await choose(pdf());
    (await call(0)).done();
    await until(() => button(field, 'Fjern'));
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await field.updateComplete;
    expect(field.value).to.equal(undefined);
    expect(field.shadowRoot!.activeElement?.id, 'the focus is not lost').to.equal('choose');
  });
});
