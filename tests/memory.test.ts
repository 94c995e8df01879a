import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { page, printOn } from './support/pages.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes outside the heap that are still wanted. */
async function kept(): Promise<number> {
  // what has just been settled is let go of in a later turn
  for (let times = 0; times < 3; times += 1) {
    await new Promise((done) => { setTimeout(done, 100) })
    collect()
  }
  return process.memoryUsage().arrayBuffers
}

test('a tab that serves many documents keeps none of them', async () => {
  const html = page(Array.from({ length: 20 }, (_, at) => `<p>${at}</p>`.repeat(100)).join(''))
  const { length } = await printOn(printer, html)
  const before = await kept()
  for (let times = 0; times < 8; times += 1) await printOn(printer, html)
  expect(length).toBeGreaterThan(50_000)
  expect(await kept() - before).toBeLessThan(2 * length)
}, 60_000)
