// `npm run mutate`: changes the pure stages in one place at a time, and tells which changes no test notices.
// `npm run mutate -- src/proof` does it in one folder; a file goes as well.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname
const stryker = join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js')
const kept = mkdtempSync(join(tmpdir(), 'tongbao-kept-'))

function run(command, args, options = {}) {
  execFileSync(command, args, { stdio: 'inherit', env: { ...process.env, TONGBAO_KEPT: kept }, ...options })
}

try {
  if (!existsSync(stryker)) {
    console.error('installing Stryker …')
    // it works with the Vitest of this project, not with one of its own
    const quiet = ['--ignore-scripts', '--legacy-peer-deps', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']
    run('npm', ['install', ...quiet], { cwd: here, shell: process.platform === 'win32' })
  }
  // once as the program stands, which leaves in the folder what takes a browser to make
  run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--config', join(here, 'vitest.config.ts'), '--reporter=dot'])
  const chosen = process.argv.slice(2).map((path) => path.endsWith('.ts') ? path : `${path}/**/*.ts`)
  run(process.execPath, [stryker, 'run', join(here, 'stryker.config.json'), ...(chosen.length > 0 ? ['--mutate', chosen.join()] : [])])
} catch (error) {
  process.exitCode = error.status ?? 2
} finally {
  rmSync(kept, { recursive: true, force: true })
}
