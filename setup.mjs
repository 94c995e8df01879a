// What `npm start` and `npm test` run first: installs, compiles and fetches what is missing, and says what it does.
// Plain JavaScript without dependencies, since nothing is installed yet.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('.', import.meta.url))
process.chdir(home)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 11)) {
  console.error(`tongbao needs Node 20.11 or newer; this is ${process.versions.node}`)
  process.exit(2)
}

/** Runs `work` unless the file `stamp` says that it was done for the same `state`. */
function once(stamp, state, message, work) {
  const hash = createHash('sha256').update(state).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  console.error(message)
  try {
    work()
  } catch (error) {
    console.error(`set-up failed: ${message} ${error.message.split('\n')[0]}`)
    process.exit(2)
  }
  writeFileSync(stamp, hash)
}

/** Names, sizes and texts of the files below `folder`, as one string. */
function stateOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((path) => `${path}\0${readFileSync(path)}`)
    .join('\0')
}

function run(command, args) {
  execFileSync(command, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
}

once('node_modules/.tongbao', readFileSync('package-lock.json'), 'installing packages (npm ci) …', () => {
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
})

once('build/.tongbao', stateOf('src') + readFileSync('tsconfig.json') + process.versions.node, 'compiling …', () => {
  rmSync('build', { recursive: true, force: true })
  run(process.execPath, ['node_modules/typescript/bin/tsc'])
})

// without it a build still works, with a stand-in for 仿宋 and a finding that says so
once('build/.fonts', 'fandol', 'looking for 仿宋 …', () => {
  run(process.execPath, ['build/cli.js', 'fonts', '--fetch'])
})
