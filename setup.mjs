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

await once('node_modules/.tongbao', readFileSync('package-lock.json'), 'installing packages (npm ci) …', () => {
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
})

const sources = stateOf('src') + readFileSync('tsconfig.json') + readFileSync('setup.mjs') + process.versions.node
await once('build/.tongbao', sources, 'compiling …', async () => {
  rmSync('build', { recursive: true, force: true })
  run(process.execPath, ['node_modules/typescript/bin/tsc'])
  await bundle()
})

// without it a build still works, with a stand-in for 仿宋 and a finding that says so
await once('build/.fonts', 'fandol', 'looking for 仿宋 …', () => {
  run(process.execPath, ['build/bin/tongbao.js', 'fonts', '--fetch'])
})

/** One file instead of a thousand modules: that saves a fifth of a second at every start. */
async function bundle() {
  const { build } = await import('esbuild')
  await build({
    entryPoints: ['build/cli.js'],
    outfile: 'build/bin/tongbao.js',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.11',
    logLevel: 'error',
    // these load files beside their own, or are rarely needed
    external: ['@likecoin/epubcheck-ts', '@resvg/resvg-js', 'fontverter', 'harfbuzzjs', 'pdfjs-dist', 'puppeteer', 'subset-font'],
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url)" }
  })
}
