// The custom elements manifest of one room; `npm run manifest` runs it in each room that has elements.
// Elements register through our guarded define(), which the analyzer does not know, so a small plugin reads it.

/** Gives a class its tag from `define('fk-…', FkClass)` in the define module beside it. */
function guardedDefine() {
  const tags = new Map();
  return {
    name: 'faelles-guarded-define',
    analyzePhase({ ts, node }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'define' || node.arguments.length < 2) return;
      const [tag, element] = node.arguments;
      if (ts.isStringLiteral(tag) && ts.isIdentifier(element)) {
        tags.set(element.getText(), { tag: tag.text, path: node.getSourceFile().fileName });
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) {
          const defined = tags.get(declaration.name);
          if (declaration.kind !== 'class' || !defined) continue;
          declaration.customElement = true;
          declaration.tagName = defined.tag;
          const definer = customElementsManifest.modules.find(({ path }) => defined.path.endsWith(path));
          definer?.exports?.push({
            kind: 'custom-element-definition',
            name: defined.tag,
            declaration: { name: declaration.name, module: module.path },
          });
        }
      }
    },
  };
}

/** What starts with #, _ or is private, protected or inherited from Lit is nobody's contract. */
function publicOnly() {
  return {
    name: 'faelles-public-only',
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) {
          if (declaration.kind !== 'class') continue;
          const hidden = ({ name, privacy }) => /^[#_]/.test(name) || privacy === 'private' || privacy === 'protected';
          const names = new Set((declaration.members ?? []).filter(hidden).map(({ name }) => name));
          declaration.members = (declaration.members ?? []).filter((member) => !hidden(member));
          if (declaration.attributes) {
            declaration.attributes = declaration.attributes.filter(({ name, fieldName }) => !names.has(fieldName ?? name));
          }
        }
      }
    },
  };
}

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.d.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [guardedDefine(), publicOnly()],
};
