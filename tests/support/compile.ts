import { spawnSync } from 'node:child_process'
import type { TestProject } from 'vitest/node'

/** Compiles the program before the tests, and before they run again, where its sources have changed since it was compiled. */
export default function setup(project: TestProject): void {
  compile()
  project.onTestsRerun(compile)
}

function compile(): void {
  const { status } = spawnSync(process.execPath, ['setup.mjs', '--compile'], { stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error('The program does not compile, so no test was run; what is wrong stands above.')
}
