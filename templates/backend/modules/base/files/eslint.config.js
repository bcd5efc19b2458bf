import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const ADAPTERS = 'security/(argon2-hasher|jose-token-service)';

/** Files of `folder` must not import what `forbidden` matches: the dependency rule, held by the linter. */
function layer(folder, forbidden, message) {
  return {
    files: [`src/${folder}/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: `/(${forbidden})`, message }] }] },
  };
}

export default defineConfig(
  { ignores: ['dist', 'coverage', '.data'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Text never becomes code (ASVS 1.3.2).
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  layer(
    'core',
    'application|infrastructure|presentation|composition|config|database|security/|tests',
    'core imports nothing from the other folders',
  ),
  layer(
    'application',
    `infrastructure|presentation|composition|database|tests|${ADAPTERS}`,
    'application knows core and the rules in security, no adapter',
  ),
  layer(
    'security',
    'application|infrastructure|presentation|composition|database|tests',
    'security knows core and the configuration',
  ),
  layer(
    'infrastructure',
    'application|presentation|composition|tests',
    'infrastructure implements the ports of core',
  ),
  layer(
    'presentation/http/(plugins|routes|schemas)',
    `infrastructure|composition|database|tests|${ADAPTERS}`,
    'routes talk to use cases; only app.ts puts things together',
  ),
  {
    files: ['src/**/*.spec.ts', 'src/tests/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
);
