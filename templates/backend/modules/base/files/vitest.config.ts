import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.spec.ts', 'src/tests/**/*.test.ts'],
    globalSetup: ['src/tests/global-setup.ts'],
    // No test changes a module; sharing them makes the run several times faster.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    coverage: { include: ['src/**/*.ts'], exclude: ['src/tests/**', 'src/**/*.spec.ts'] },
  },
});
