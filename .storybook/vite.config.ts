// How Storybook builds the rooms: from source, at any base path (the demo profile serves it under /storybook/).
import { defaultClientConditions, defineConfig } from 'vite';
import { paymentEndpoint } from '../stories/payment/vite-plugin.ts';

export default defineConfig({
  base: './',
  plugins: [paymentEndpoint()],
  resolve: { conditions: ['faelles-source', ...defaultClientConditions] },
  build: { target: 'es2022', chunkSizeWarningLimit: 2000 },
});
