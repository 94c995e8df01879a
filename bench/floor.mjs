// The floor: what any program that prints a page by Chromium must spend. `node floor.mjs PAGE PDF` prints once;
// with `twice` it prints again in the same process and tells on stdout how many milliseconds that took.
import { readFile, writeFile } from 'node:fs/promises'
import { cacheFolder } from '../build/effects/cache.js'
import { launchChromium } from '../build/effects/launch.js'

const [source, target, times] = process.argv.slice(2)
const html = await readFile(source, 'utf8')
const browser = await launchChromium(cacheFolder(), () => undefined)
try {
  const page = await browser.newPage()
  await writeFile(target, await print(page))
  if (times === 'twice') {
    const start = performance.now()
    await print(page)
    console.log(performance.now() - start)
  }
} finally {
  await browser.close()
}

async function print(page) {
  await page.setContent(html)
  return page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
}
