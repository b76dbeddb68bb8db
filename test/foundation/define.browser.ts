import { expect } from '@open-wc/testing';
import { define } from '@faelles/foundation/define.js';
import { FkEvent, ask } from '@faelles/foundation/events.js';
import { expectConsole } from '../support/no-console.ts';

describe('define', () => {
  it('registers a tag once, silently when asked again by the same copy', () => {
    class First extends HTMLElement {}
    define('test-once', First);
    define('test-once', First);
    expect(customElements.get('test-once')).to.equal(First);
  });

  it('keeps the first of two copies and tells once', () => {
    class First extends HTMLElement {}
    class Second extends HTMLElement {}
    expectConsole(/<test-twice> is already defined/);
    define('test-twice', First);
    define('test-twice', Second);
    define('test-twice', Second);
    expect(customElements.get('test-twice')).to.equal(First);
  });
});

describe('an event of ours', () => {
  it('reaches a host page around shadow roots with frozen detail', () => {
    const host = document.createElement('div');
    const inner = document.createElement('p');
    host.attachShadow({ mode: 'open' }).append(inner);
    let heard: FkEvent<{ step: string }> | undefined;
    host.addEventListener('fk-step', (event) => (heard = event as FkEvent<{ step: string }>));
    inner.dispatchEvent(new FkEvent('fk-step', { step: 'payment' }));
    expect(heard?.detail).to.deep.equal({ step: 'payment' });
    expect(Object.isFrozen(heard?.detail)).to.equal(true);
  });

  it('lets the page say no when it asks', () => {
    const target = new EventTarget();
    const question = (): FkEvent<{ step: string }> => new FkEvent('fk-before-step', { step: 'payment' }, { cancelable: true });
    expect(ask(target, question())).to.equal(true);
    target.addEventListener('fk-before-step', (event) => event.preventDefault());
    expect(ask(target, question())).to.equal(false);
  });
});
