import { defineConfig } from 'vitest/config'

export default defineConfig({
  // a bare machine may not know the name localhost
  server: { host: '127.0.0.1' },
  test: {
    include: ['tests/**/*.test.ts'],
    // some tests run the compiled program
    globalSetup: 'tests/support/compile.ts',
    // a part of a file need not expect what the whole does
    setupFiles: process.argv.some((flag) => /^(-t|--testNamePattern)/.test(flag)) ? [] : ['tests/support/watch-expectations.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // each file may hold a browser, and the smallest machine has two cores
    maxWorkers: 2
  }
})
