// What we hold ourselves to, as far as a program can tell.
import { builtinRules } from 'eslint/use-at-your-own-risk';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { floors } from './packages/cli/bootstrap/lint/floors.mjs';

const root = import.meta.dirname;

/** Patterns that break the page's policy, or the peace between two copies of us on one page. */
const forbidden = {
  markup: {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe)$/]',
    message: 'Markup from strings breaks trusted types; render with lit.',
  },
  documentWrite: { selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write/]', message: 'document.write breaks trusted types.' },
  styleAttribute: {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/]',
    message: 'A style attribute is blocked by the page’s policy; use a class or a custom property in a style sheet.',
  },
  define: {
    selector: 'CallExpression[callee.property.name="define"][callee.object.name="customElements"]',
    message: 'Register through define() of @faelles/foundation: it is guarded, so that two copies on a page do not break.',
  },
  elementInstance: {
    selector: 'BinaryExpression[operator="instanceof"][right.name=/^Fk[A-Z]/]',
    message: 'Two copies on a page have two classes: ask for the tag name, a property or an event instead.',
  },
};

/** Modules whose purpose the policy forbids. */
const forbiddenModules = {
  patterns: [
    { group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*'], message: 'Markup from strings breaks trusted types.' },
    { group: ['lit/directives/style-map*', 'lit-html/directives/style-map*'], message: 'styleMap writes a style attribute on first render, which the policy blocks.' },
    { group: ['lit/decorators*'], message: 'Sources run as they stand; use static properties.' },
  ],
};

const faelles = { rules: { floors, 'long-file': builtinRules.get('max-lines') } };
const length = (max) => ({ max, skipBlankLines: true, skipComments: true });

export default tseslint.config(
  { ignores: ['**/dist/**', '.build/**', '.data/**', 'coverage/**', '**/node_modules/**', 'packages/solutions/**'] },
  {
    files: ['**/*.{js,mjs,ts}'],
    plugins: { faelles },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    rules: {
      'faelles/floors': 'error',
      'faelles/long-file': ['warn', length(300)],
      'max-lines': ['error', length(450)],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-unused-expressions': 'off',
      'no-constant-binary-expression': 'error',
      'no-self-compare': 'error',
      'no-unmodified-loop-condition': 'error',
      eqeqeq: ['error', 'always'],
      'prefer-const': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['packages/server/*.ts'] }, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite', 'before', 'after'] }] }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/only-throw-error': 'error',
      // With noUncheckedIndexedAccess a `!` after a check of length is honest.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'stories/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], litA11y.configs.recommended],
    settings: { wc: { elementBaseClasses: ['LitElement', 'FkElement', 'ReactiveElement'] } },
    rules: {
      'no-restricted-syntax': ['error', ...Object.values(forbidden)],
      'no-restricted-imports': ['error', forbiddenModules],
      'no-console': 'error',
      'lit/no-legacy-template-syntax': 'error',
      'lit/no-native-attributes': 'off',
      'lit/no-template-bind': 'error',
      'lit/no-template-map': 'off',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-value-attribute': 'off',
      'lit/quoted-expressions': ['error', 'never'],
      'wc/guard-super-call': 'off',
      'wc/no-typos': 'error',
      // Both guess across templates and are wrong about ids in a shadow root and about slots.
      'lit-a11y/no-aria-slot': 'off',
      'lit-a11y/list': 'off',
      // It does not see that a click is listened for around native controls; the keyboard tests do.
      'lit-a11y/click-events-have-key-events': 'off',
    },
  },
  // The places whose job the ban is about.
  { files: ['packages/foundation/src/define.ts'], rules: { 'no-restricted-syntax': ['error', ...Object.values(forbidden).filter((rule) => rule !== forbidden.define)] } },
  { files: ['packages/foundation/src/warn.ts', 'packages/server/src/**/*.ts', 'packages/cli/src/**/*.ts'], rules: { 'no-console': 'off' } },
  // Tests build wrong things on purpose, and chai's assertions are expressions.
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/no-unused-expressions': 'off', 'no-script-url': 'off' } },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/**/*.test.ts', 'test/**/*.journey.ts'],
    rules: {
      // open-wc's types make every chai assertion a promise; the one that really is one is held by the rule below.
      '@typescript-eslint/no-floating-promises': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExpressionStatement > CallExpression[callee.property.name="accessible"]', message: 'Await it: an accessibility check nobody awaits cannot fail.' },
      ],
    },
  },
);
