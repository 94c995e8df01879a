// `npm run dev`: checks the types of sources and tests, and runs the tests that a change concerns, whenever a file is saved.
import { spawn } from 'node:child_process'

const tools = [
  ['node_modules/typescript/bin/tsc', '-p', 'tests', '--watch', '--preserveWatchOutput'],
  ['node_modules/vitest/vitest.mjs', '--changed']
].map((args) => spawn(process.execPath, args, { stdio: 'inherit' }))

// where one ends, as vitest does by the key q, the other ends too
for (const tool of tools) tool.once('exit', () => tools.forEach((other) => other.kill()))
