// Server-side half of the browser test helpers: what a page cannot do to itself.
// The page-side half is test/support/browser.ts.
import { createHash } from 'node:crypto';

/** The puppeteer page of a test session. */
const pageOf = (session) => session.browser.getPage(session.id);

/** Runs `work` with a DevTools session on the page of a test. */
async function withDevTools(session, work) {
  const devTools = await pageOf(session).createCDPSession();
  try {
    return await work(devTools);
  } finally {
    await devTools.detach();
  }
}

/**
 * Command `emulate-features`: media type and any media features, forced colours among them.
 * Puppeteer's own list has no `forced-colors`, so this speaks to the browser directly.
 */
export const emulateFeaturesPlugin = () => {
  const sessions = new Map();
  return {
    name: 'emulate-features-command',
    async executeCommand({ command, payload, session }) {
      if (command !== 'emulate-features') return undefined;
      // The emulation lives as long as the DevTools session, so this one stays open until the test resets it.
      const devTools = sessions.get(session.id) ?? (await pageOf(session).createCDPSession());
      const { media = '', ...features } = payload ?? {};
      await devTools.send('Emulation.setEmulatedMedia', {
        media,
        features: Object.entries(features).map(([name, value]) => ({ name, value })),
      });
      if (media === '' && Object.keys(features).length === 0) {
        sessions.delete(session.id);
        await devTools.detach();
      } else {
        sessions.set(session.id, devTools);
      }
      return true;
    },
  };
};

/** One accessibility node as tests read it: names and states, without browser ids. */
function readable(node, byId, children) {
  const properties = {};
  for (const { name, value } of node.properties ?? []) {
    if (value.type === 'idref' || value.type === 'idrefList' || value.type === 'nodeList') {
      properties[name] = (value.relatedNodes ?? []).map((related) => related.text ?? related.idref ?? '');
    } else {
      properties[name] = value.value;
    }
  }
  return {
    role: node.role?.value ?? '',
    name: node.name?.value ?? '',
    description: node.description?.value ?? '',
    ...(node.value ? { value: node.value.value } : {}),
    ...properties,
    children,
  };
}

/** Nested tree of what assistive technology gets; ignored nodes give their place to their children. */
function tree(nodes) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const build = (node) => {
    const children = (node.childIds ?? []).flatMap((id) => (byId.has(id) ? build(byId.get(id)) : []));
    if (node.ignored || ['InlineTextBox', 'none', 'generic'].includes(node.role?.value)) {
      // A focusable generic is what we want to find in a test, so it stays.
      const focusable = node.properties?.some(({ name, value }) => name === 'focusable' && value.value);
      if (node.ignored || !focusable) return node.role?.value === 'InlineTextBox' ? [] : children;
    }
    return [readable(node, byId, children)];
  };
  const root = nodes.find((node) => !node.parentId);
  return root ? build(root)[0] : null;
}

/** Command `ax-tree`: the whole accessibility tree of the page as the browser computed it, descriptions included. */
export const axTreePlugin = () => ({
  name: 'ax-tree-command',
  async executeCommand({ command, session }) {
    if (command !== 'ax-tree') return undefined;
    return withDevTools(session, async (devTools) => {
      await devTools.send('Accessibility.enable');
      const { nodes } = await devTools.send('Accessibility.getFullAXTree');
      await devTools.send('Accessibility.disable');
      return tree(nodes);
    });
  },
});

/** Puts the console watch first in every browser test file, so that no test file can forget it. */
export const consoleWatchPlugin = () => ({
  name: 'console-watch',
  transform(context) {
    if (!/^\/test\/.*\.browser\.ts$/.test(context.path)) return undefined;
    return { body: `import '/test/support/no-console.ts';${context.body}` };
  },
});

const hashOf = (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * Serves every test page under the policy our elements promise to live with.
 * The runner's own inline scripts are let in by hash; nothing else is.
 */
export const strictPolicyPlugin = () => ({
  name: 'strict-policy',
  transform(context) {
    if (!context.response.is('html')) return undefined;
    const scripts = [...String(context.body).matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
    const hashes = scripts.map(([, script]) => hashOf(script)).join(' ');
    context.set(
      'Content-Security-Policy',
      `default-src 'self'; script-src 'self' ${hashes}; connect-src 'self' ws:; img-src 'self' blob: data:; ` +
        `trusted-types lit-html 'allow-duplicates'; require-trusted-types-for 'script'`,
    );
    return undefined;
  },
});
