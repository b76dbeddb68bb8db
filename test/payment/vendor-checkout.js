// Stands for the provider's script on the vendor's page (Nexi's `checkout.js`): a checkout in the page's own document
// that is paid with one button. `test/payment/vendor-page.browser.ts` plays the citizen.
globalThis.Dibs = {
  Checkout: class {
    constructor({ checkoutKey, paymentId, containerId, language }) {
      this.button = document.createElement('button');
      this.button.textContent = `${checkoutKey} ${paymentId} ${language}`;
      document.getElementById(containerId).append(this.button);
    }

    on(event, then) {
      if (event === 'payment-completed') this.button.addEventListener('click', then);
    }
  },
};
