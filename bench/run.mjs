// Times, in one run and in turn: the bare floor (one page, its faces inside, through `page.pdf()`), `tongbao build`
// cold, a second build in the same process, and the peers on the same page. Prints a table in Markdown.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { basename, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { cacheFolder } from '../build/effects/cache.js'
import { findChromium } from '../build/effects/chromium.js'
import { benchClean } from './clean.mjs'
import { installPeers, peersFor } from './peers.mjs'
import { formatStages, formatTable, median, valuesOf } from './table.mjs'

const home = fileURLToPath(new URL('..', import.meta.url))
const { values: options } = parseArgs({
  options: {
    'rounds': { type: 'string', default: '7' },
    'peer-rounds': { type: 'string', default: '3' },
    'peers': { type: 'boolean', default: false },
    'document': { type: 'string', default: join(home, 'content/2019-14.md') }
  }
})
if (options.peers) installPeers()
const folder = await mkdtemp(join(tmpdir(), 'tongbao-bench-'))
try {
  await bench(resolve(options.document), { own: countOf('rounds'), peers: countOf('peer-rounds') })
} finally {
  await rm(folder, { recursive: true, force: true })
}

function countOf(option) {
  const count = Number(options[option])
  if (Number.isInteger(count) && count > 0) return count
  throw new RangeError(`Unexpected --${option} ${options[option]}, expected 1 or more`)
}

async function bench(document, rounds) {
  const { path, env } = await findChromium(cacheFolder())
  const build = [join(home, 'build/bin/tongbao.js'), 'build', document, '--out', folder]
  // fills the caches, as an earlier build would have done, and makes the page that the others print
  const name = basename(document, extname(document))
  const [page, own] = ['html', 'pdf'].map((ending) => join(folder, name, `${name}.${ending}`))
  await run(build, own)
  const [open, pdf] = [join(folder, 'open.html'), join(folder, 'bench.pdf')]
  await writeFile(open, withoutPolicy(await readFile(page, 'utf8')))
  const floor = [join(home, 'bench/floor.mjs'), page, pdf]
  const warm = [join(home, 'bench/warm.mjs'), document]

  const subjects = [
    { name: 'floor, cold', floor: 'floor, cold', time: () => run(floor, pdf) },
    { name: 'tongbao, cold', floor: 'floor, cold', aim: 2, time: () => run(build, own) },
    { name: 'floor, warm', floor: 'floor, warm', time: () => runAgain([...floor, 'again']) },
    { name: 'tongbao, warm', floor: 'floor, warm', aim: 2.5, time: () => runAgain(warm) },
    ...peersFor({ page: open, pdf, browser: path }).map(({ name, args }) => ({
      name, floor: 'floor, cold', isPeer: true,
      time: () => run(args, pdf, { ...process.env, ...env, PUPPETEER_EXECUTABLE_PATH: path })
    }))
  ]
  const samples = await timeInTurn(subjects, rounds)

  const { stdout: browser } = await promisify(execFile)(path, ['--version'], { env: { ...process.env, ...env } })
  const machine = `${cpus()[0]?.model}, ${availableParallelism()} cores`
  console.log(`${machine}; Node ${process.versions.node}; ${browser.trim()}\n`)
  console.log(formatTable(subjects, samples) + '\n')
  const typical = (subject) => median(valuesOf(samples.get(subject), 'ms'))
  for (const { name } of subjects.filter(({ isPeer }) => isPeer)) {
    const times = (typical(name) / typical('tongbao, cold')).toFixed(1)
    const aim = name.startsWith('vivliostyle') ? ' (aim ≥ 5)' : ''
    console.log(`tongbao, cold, is ${times} × as fast as ${name}${aim}`)
  }
  console.log('\n' + formatStages('tongbao, warm', samples.get('tongbao, warm'), samples.get('floor, warm')))
  await benchCheck(document, rounds.own)
  await benchLong(document, rounds.peers)
  console.log('\n' + benchClean())
  if (subjects.length < 6) console.log('no peers are installed, or not all: npm run bench -- --peers installs them')
}

/** A check of the text alone, from the start of the program to its end. */
async function benchCheck(document, rounds) {
  const times = []
  for (let round = 0; round < rounds; round++) times.push((await run([join(home, 'build/bin/tongbao.js'), 'check', document, '--no-layout'])).ms)
  console.log(`\ntongbao check --no-layout: ${Math.round(median(times))} ms (aim ≤ 250)`)
}

/** The stages again on the document with its text ten times over, since what a page costs must not grow with their number. */
async function benchLong(document, rounds) {
  const [, yaml, text] = (await readFile(document, 'utf8')).split(/^---$/m)
  const long = join(folder, 'long.md')
  await writeFile(long, `---${yaml}---\n${text.replace(/<!-- page \d+ -->/g, '').repeat(10)}`)
  await run([join(home, 'build/bin/tongbao.js'), 'build', long, '--out', folder, '--format', 'html,pdf'])
  const [warm, floor] = [[], []]
  for (let round = 0; round < rounds; round++) {
    warm.push(await runAgain([join(home, 'bench/warm.mjs'), long]))
    floor.push(await runAgain([join(home, 'bench/floor.mjs'), join(folder, 'long/long.html'), join(folder, 'bench.pdf'), 'again']))
  }
  console.log('\n' + formatStages('tongbao, warm, the text ten times over', warm, floor))
}

/** Runs every subject once in each round, so that all of them meet whatever else the machine does meanwhile. */
async function timeInTurn(subjects, rounds) {
  const samples = new Map(subjects.map(({ name }) => [name, []]))
  for (let round = 0; round < Math.max(rounds.own, rounds.peers); round++) {
    for (const { name, isPeer, time } of subjects) {
      if (round < (isPeer ? rounds.peers : rounds.own)) samples.get(name).push(await time())
    }
    console.error(`round ${round + 1} done`)
  }
  return samples
}

/**
 * Runs Node with `args`, which must make `product`: milliseconds from its start to its end, its peak memory in MB, and
 * what it said.
 */
async function run(args, product, env = process.env) {
  if (product) await rm(product, { force: true })
  const peak = join(folder, 'peak')
  const preload = ['--import', new URL('peak.mjs', import.meta.url).href]
  await writeFile(peak, '')
  const start = performance.now()
  const { stdout } = await promisify(execFile)(process.execPath, [...preload, ...args], {
    cwd: folder, env: { ...env, BENCH_PEAK: peak }
  })
  const ms = performance.now() - start
  if (product) await stat(product)
  const peaks = (await readFile(peak, 'utf8')).trim().split('\n').map(Number)
  return { ms, peak: Math.max(...peaks) / 1024, stdout }
}

/** Runs a program that does its work again in the same process, and gives what it says of that. */
async function runAgain(args) {
  return JSON.parse((await run(args)).stdout)
}

/** Leaves out the policy that forbids scripts: pagedjs-cli lays out by a script in the page. */
function withoutPolicy(html) {
  return html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
}
