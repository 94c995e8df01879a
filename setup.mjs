// What `npm start` and `npm test` run first: installs, compiles and fetches what is missing, and says what it does;
// with `--compile` it compiles alone,
// with `--pack` it fetches nothing that is not packed. Plain JavaScript without dependencies, since nothing is installed yet.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle, bundleDesk } from './bundle.mjs'
import { gatherFaces } from './gather.mjs'

const home = fileURLToPath(new URL('.', import.meta.url))
process.chdir(home)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 11)) {
  console.error(`tongbao needs Node 20.11 or newer; this is ${process.versions.node}`)
  process.exit(2)
}

/** Runs `work` unless the file `stamp` says that it was done for the same `state`. */
async function once(stamp, state, message, work) {
  const hash = createHash('sha256').update(state).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  console.error(message)
  try {
    await work()
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

const has = (flag) => process.argv.includes(flag)
if (!has('--compile')) {
  await once('node_modules/.tongbao', readFileSync('package-lock.json'), 'installing packages (npm ci) …', () => {
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--dry-run=false'])
  })
}

await once('faces/.tongbao', readFileSync('gather.mjs', 'utf8') + readFileSync('package-lock.json'), 'gathering faces …', () => gatherFaces('faces'))

const ground = readFileSync('bundle.mjs', 'utf8') + readFileSync('gather.mjs') + readFileSync('package-lock.json') + readFileSync('package.json')
const sources = stateOf('src') + stateOf('desk') + readFileSync('tsconfig.json') + ground
await once('build/.tongbao', sources, 'compiling …', compile)

// without it a build still works, with a stand-in for 仿宋 and a finding that says so
if (!has('--compile') && !has('--pack')) {
  await once('node_modules/.tongbao-fonts', 'fandol', 'looking for 仿宋 …', () => {
    run(process.execPath, ['build/bin/tongbao.js', 'fonts', '--fetch'])
  })
}

/** Compiles beside `build/` and renames into place: what does not compile leaves the program that is there. */
async function compile() {
  const fresh = `build-${process.pid}`
  try {
    mkdirSync(fresh)
    run(process.execPath, ['node_modules/typescript/bin/tsc', '--outDir', fresh, '--declaration'])
    await Promise.all([bundle(fresh), compileDesk(fresh)])
    const old = `${fresh}.old`
    if (existsSync('build')) renameSync('build', old)
    try {
      renameSync(fresh, 'build')
    } catch (error) {
      if (existsSync(old)) renameSync(old, 'build')
      throw error
    }
    rmSync(old, { recursive: true, force: true })
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** The desk's page takes Vite two seconds, and is another one rarely. */
async function compileDesk(fresh) {
  const hash = createHash('sha256').update(stateOf('desk') + ground).digest('hex')
  const [folder, stamp] = [join(fresh, 'desk-page'), join(fresh, '.tongbao-desk')]
  if (existsSync('build/.tongbao-desk') && readFileSync('build/.tongbao-desk', 'utf8') === hash) cpSync('build/desk-page', folder, { recursive: true })
  else await bundleDesk(folder)
  writeFileSync(stamp, hash)
}
