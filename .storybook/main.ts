// Storybook: every element in every state, in every theme, in both languages.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/web-components-vite';

const here = dirname(fileURLToPath(import.meta.url));

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  core: {
    disableTelemetry: true,
    disableWhatsNewNotifications: true,
    // Not the Vite configuration of the pages, which has a root and a policy of its own.
    builder: { name: '@storybook/builder-vite', options: { viteConfigPath: join(here, 'vite.config.ts') } },
  },
};

export default config;
