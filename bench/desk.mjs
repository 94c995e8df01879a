// `node bench/desk.mjs` tells how long a keystroke on the desk takes to be a changed page, and a save to be an edition, beside
// the bare floor on the same page, in turn and in one run; `--pages 100` the same on a text of so many pages.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import puppeteer from 'puppeteer-core'
import { VFile } from 'vfile'
import { cacheFolder } from '../build/effects/cache.js'
import { findChromium } from '../build/effects/chromium.js'
import { openDesk } from '../build/effects/desk.js'
import { openWarmOutside } from '../build/effects/warm-outside.js'
import { buildOne } from '../build/job.js'
import { composePage } from '../build/layout/compose-page.js'
import { makeDraft } from '../build/publish.js'
import { defaults } from '../build/settings.js'
import { median } from './table.mjs'

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, pages: { type: 'string', default: '10' } }
})
const home = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'tongbao-bench-'))
const [, yaml, body] = (await readFile(join(home, 'content/2019-14.md'), 'utf8')).split(/^---$/m)
const times = Math.max(1, Math.round(Number(options.pages) / 10))
const text = times === 1 ? `---${yaml}---${body}` : `---${yaml}---\n${body.replace(/<!-- page \d+ -->/g, '').repeat(times)}`
const path = join(folder, 'saved.md')
await writeFile(path, text)

const outside = await openWarmOutside(defaults)
outside.warmUp()
const placeOf = (name) => ({ path: join(folder, `${name}.md`), folder: join(folder, 'out', name), sourcePath: `../../${name}.md` })
await writeFile(placeOf('typed').path, text)
const desk = await openDesk({ places: [placeOf('typed')], settings: { ...defaults, out: join(folder, 'out') }, outside, language: 'zh', port: 0, cache: folder })
const { path: executablePath, env } = await findChromium(cacheFolder())
const bare = process.getuid?.() === 0 || process.env.TONGBAO_NO_SANDBOX === '1' ? ['--no-sandbox'] : []
const launch = () => puppeteer.launch({ executablePath, env: { ...process.env, ...env }, args: ['--font-render-hinting=none', ...bare], headless: 'shell', pipe: true })
const [floorBrowser, browser] = [await launch(), await launch()]
try {
  const floor = await openFloor()
  const page = await openPage()
  const samples = { 'floor: load and page.pdf()': [], 'floor: page.pdf() alone': [], 'keystroke to changed page': [], 'save to PDF, archived and proven': [], 'save to all products, proven': [] }
  const add = (name, ms) => samples[name].push(ms)
  for (let round = 0; round < Number(options.rounds) + 2; round += 1) {
    const { load, print } = await floor()
    const key = await keystroke(page)
    const pdf = await save(['pdf'], round)
    const all = await save(defaults.formats, round)
    // the first two are warming up
    if (round < 2) continue
    add('floor: load and page.pdf()', load + print)
    add('floor: page.pdf() alone', print)
    add('keystroke to changed page', key)
    add('save to PDF, archived and proven', pdf)
    add('save to all products, proven', all)
  }
  const unit = median(samples['floor: load and page.pdf()'])
  console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores; ${options.pages} pages; medians of ${options.rounds}\n`)
  console.log('| what | ms | × the floor | least |\n| --- | ---: | ---: | ---: |')
  for (const [name, values] of Object.entries(samples)) {
    console.log(`| ${name} | ${Math.round(median(values))} | ${(median(values) / unit).toFixed(2)} | ${Math.round(Math.min(...values))} |`)
  }
} finally {
  await Promise.all([browser.close(), floorBrowser.close(), desk.close(), outside.close()])
  await rm(folder, { recursive: true, force: true })
}

/** Loads and prints the very page that is printed for the edition, as `floor.mjs` does. */
async function openFloor() {
  const world = outside.worldFor(path)
  const html = composePage(await makeDraft(new VFile({ path, value: Buffer.from(text) }), { settings: defaults, world }), world)
  const page = await floorBrowser.newPage()
  return async () => {
    const start = performance.now()
    await page.setContent(html)
    const loaded = performance.now()
    await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
    return { load: loaded - start, print: performance.now() - loaded }
  }
}

async function openPage() {
  const page = await browser.newPage()
  await page.setViewport({ width: 1440, height: 900 })
  await page.goto(desk.address)
  await page.waitForSelector('.page canvas')
  await page.evaluate(() => addEventListener('beforeinput', () => { window.pressed = performance.now() }, true))
  // the line of the first paragraph
  await page.click('.cm-line:nth-child(15)')
  await rest(page)
  return page
}

/** Types a character or takes it away; milliseconds from the key to the drawn page. */
async function keystroke(page) {
  const ms = await once(page, () => page.keyboard.type('人'))
  await new Promise((done) => setTimeout(done, 100))
  await once(page, () => page.keyboard.press('Backspace'))
  // the products of the text are made meanwhile, and must not be in the way of the next
  await rest(page)
  return ms
}

async function rest(page) {
  await new Promise((done) => setTimeout(done, 1000))
  await page.waitForFunction(() => /成品已更新/.test(document.querySelector('#state').textContent), { timeout: 120_000 })
}

async function once(page, press) {
  await page.evaluate(() => { performance.clearMarks('shown') })
  await press()
  return page.evaluate(async () => {
    while (performance.getEntriesByName('shown').length === 0) await new Promise(requestAnimationFrame)
    return performance.getEntriesByName('shown')[0].startTime - window.pressed
  })
}

/** Publishes the document with one character changed, as `tongbao watch` does after a save. */
async function save(formats, round) {
  await writeFile(path, text.replace('代表', round % 2 ? '代表' : '代们'))
  const start = performance.now()
  const { products } = await buildOne({ ...placeOf('saved'), settings: { ...defaults, out: join(folder, 'out'), formats } }, outside)
  if (products.length === 0) throw new Error('nothing was published')
  const ms = performance.now() - start
  await new Promise((done) => setTimeout(done, 300))
  return ms
}
