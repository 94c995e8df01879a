import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // each file may hold a browser, and the smallest machine has two cores
    maxWorkers: 2
  }
})
