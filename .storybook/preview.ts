// What every story stands in: our tokens and font, a theme and a language from the toolbar, axe as judge.
import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-sans/latin-700.css';
import '@faelles/foundation/css/tokens.css';
import '@faelles/foundation/css/page.css';
import borger from '@faelles/foundation/css/theme-borger.css?url';
import virk from '@faelles/foundation/css/theme-virk.css?url';
import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';

// `npm run manifest` writes it; a glob, since the type check must not need a build.
const manifests = import.meta.glob('../.build/custom-elements.json', { eager: true, import: 'default' });
setCustomElementsManifest(Object.values(manifests)[0]);

const themes: Record<string, string | undefined> = { neutral: undefined, borger, virk };

/** Puts one style sheet of a theme after the neutral tokens, or takes it away. */
function showTheme(theme: string): void {
  const id = 'faelles-theme';
  const href = themes[theme];
  let link = document.querySelector<HTMLLinkElement>(`#${id}`);
  if (!href) {
    link?.remove();
    return;
  }
  if (!link) {
    link = document.createElement('link');
    link.id = id;
    link.rel = 'stylesheet';
    document.head.append(link);
  }
  link.href = href;
}

const inThemeAndLanguage: Decorator = (story, { globals }) => {
  document.documentElement.lang = String(globals['language'] ?? 'da');
  showTheme(String(globals['theme'] ?? 'neutral'));
  return story();
};

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [inThemeAndLanguage],
  initialGlobals: { language: 'da', theme: 'neutral' },
  globalTypes: {
    language: {
      description: 'Language of the page',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'da', title: 'Dansk' },
          { value: 'en', title: 'English' },
        ],
      },
    },
    theme: {
      description: 'Theme',
      toolbar: {
        title: 'Theme',
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          { value: 'neutral', title: 'Neutral' },
          { value: 'borger', title: 'borger.dk' },
          { value: 'virk', title: 'virk.dk' },
        ],
      },
    },
  },
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true, matchers: { date: /Date$/ } },
    options: { storySort: { order: ['Start', 'Foundation', 'Fields', 'Form wizard', 'Consent', 'Payment', 'Receipt', 'Journey'] } },
  },
};

export default preview;
