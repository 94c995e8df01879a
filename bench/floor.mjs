// The floor: what any program that prints a page by Chromium must spend. `node floor.mjs PAGE PDF` prints once;
// with `again` it prints twice more in the same process and tells on stdout as JSON how many milliseconds the last took,
// and of them `page.pdf()` alone.
import { readFile, writeFile } from 'node:fs/promises'
import puppeteer from 'puppeteer-core'
import { cacheFolder } from '../build/effects/cache.js'
import { findChromium } from '../build/effects/chromium.js'

const [source, target, times] = process.argv.slice(2)
const html = await readFile(source, 'utf8')
const { path, env } = await findChromium(cacheFolder())
const bare = process.getuid?.() === 0 || process.env.TONGBAO_NO_SANDBOX === '1' ? ['--no-sandbox'] : []
const browser = await puppeteer.launch({
  executablePath: path, env: { ...process.env, ...env }, args: ['--font-render-hinting=none', ...bare], headless: 'shell', pipe: true,
  networkEnabled: false
})
try {
  const page = await browser.newPage()
  await writeFile(target, (await print(page)).pdf)
  if (times === 'again') {
    await print(page)
    const { ms, stages } = await print(page)
    console.log(JSON.stringify({ ms, stages }))
  }
} finally {
  await browser.close()
}

async function print(page) {
  const start = performance.now()
  await page.setContent(html)
  const loaded = performance.now()
  const pdf = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
  return { pdf, ms: performance.now() - start, stages: { 'page.pdf()': performance.now() - loaded } }
}
