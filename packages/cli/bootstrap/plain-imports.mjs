/**
 * For vite: dynamic imports as the platform has them. Vite wraps each in a helper that asks for a part's own parts
 * beforehand; here what a part stands on is on the page already, and what comes next is prefetched, so the helper is a
 * kilobyte for nothing.
 */
export const plainImportsPlugin = () => ({
  name: 'faelles:plain-imports',
  transform: { filter: { id: /vite\/preload-helper/ }, handler: () => ({ code: 'export const __vitePreload = (load) => load();', map: null }) },
});
