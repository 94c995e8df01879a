// Times the clean-up of raw text: 20,000 characters and 5 MB, made of the bulletin's raw text with other figures in each
// copy, so that nothing is a repeat. Aims: 0.3 s, 10 s, memory at most 20 × the text. Run by `npm run bench`, or by itself.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cleanText } from '../build/clean/clean.js'
import { proveCleaned } from '../build/clean/prove.js'
import { markdownOf } from '../build/clean/write.js'
import { median } from './table.mjs'

const seed = readFileSync(new URL('../tests/seed/2019-14.raw.txt', import.meta.url), 'utf8')

/** So many characters that say something else in every copy. */
function rawOf(characters) {
  const copies = []
  for (let copy = 0, length = 0; length < characters; copy += 1) {
    const text = seed.replace(/[的和要]/g, (word) => word + String.fromCharCode(0x4e00 + ((copy * 97) % 20_000)))
    copies.push(text)
    length += text.length
  }
  return copies.join('\n').slice(0, characters)
}

/** Cleans each text `rounds` times, the first not counted, and words the medians as a table in Markdown. */
export function benchClean(rounds = 5) {
  const subjects = [['20,000 characters', 20_000, 300], ['5 MB', 1_750_000, 10_000]]
  const rows = subjects.map(([name, characters, aim]) => {
    const raw = rawOf(characters)
    const times = []
    let peak = 0
    for (let round = 0; round <= rounds; round += 1) {
      const before = process.memoryUsage().rss
      const start = performance.now()
      const cleaned = cleanText(raw, { forms: new Map() })
      markdownOf(cleaned)
      if (!proveCleaned(raw, cleaned)) throw new Error(`Unexpected characters of ${name} of which no account can be given`)
      times.push(performance.now() - start)
      if (round === 0) peak = process.memoryUsage().rss - before
    }
    return `| ${name} | ${Math.round(median(times.slice(1)))} ms (aim ≤ ${aim}) | ${Math.round(times[0])} ms | ${(peak / Buffer.byteLength(raw)).toFixed(0)} × (aim ≤ 20) |`
  })
  return ['| clean-up | median | first | memory it grew by, × the text |', '| --- | ---: | ---: | ---: |', ...rows].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(benchClean())
