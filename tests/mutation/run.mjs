// `npm run mutate`: changes the pure stages in one place at a time, and tells which changes no test notices.
// `npm run mutate -- src/proof` does it in one folder; a file goes as well.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname
const stryker = join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js')

try {
  if (!existsSync(stryker)) {
    console.error('installing Stryker …')
    // it works with the Vitest of this project, not with one of its own
    const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']
    execFileSync('npm', ['install', ...flags], { cwd: here, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  }
  const config = join(here, 'stryker.config.json')
  // tables of wordings are data
  const tables = JSON.parse(readFileSync(config, 'utf8')).mutate.filter((pattern) => pattern.startsWith('!'))
  const chosen = process.argv.slice(2).map((path) => path.endsWith('.ts') ? path : `${path}/**/*.ts`)
  const only = chosen.length > 0 ? ['--mutate', [...chosen, ...tables].join()] : []
  execFileSync(process.execPath, [stryker, 'run', config, ...only], { stdio: 'inherit' })
} catch (error) {
  process.exitCode = error.status ?? 2
}
