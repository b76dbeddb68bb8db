// How Storybook builds the rooms: from source, at any base path (the demo profile serves it under /storybook/).
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  base: './',
  resolve: { conditions: ['faelles-source', ...defaultClientConditions] },
  build: { target: 'es2022', chunkSizeWarningLimit: 2000 },
});
