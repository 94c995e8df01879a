import { defineConfig } from 'vitest/config'

/** The tests that need neither browser nor Java nor another process: each mutant is put to those that reach it. */
export default defineConfig({
  server: { host: '127.0.0.1' },
  test: {
    include: ['pure/*', 'accounting', 'cases', 'ledger', 'readme', 'rules', 'title-lines', 'xml'].map((name) => `tests/${name}.test.ts`),
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
