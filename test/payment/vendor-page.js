import '@faelles/payment/elements/fk-payment.js';

const payment = document.querySelector('fk-payment');

// The provider confirmed it: go on as your page does.
payment.addEventListener('fk-paid', () => {
  document.querySelector('#done').hidden = false;
});

// Only with an element in the slot `embedded`, and a checkout key on the server.
payment.addEventListener('fk-embedded', (event) => {
  event.preventDefault();
  const { checkoutKey, paymentId, language } = event.detail;
  const checkout = new Dibs.Checkout({ checkoutKey, paymentId, language, containerId: 'checkout' });
  checkout.on('payment-completed', () => payment.returned());
});
