import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { VFile } from 'vfile'
import { grammatical, mutated, printsBody, scattered } from '../support/generate-documents.js'

// Publishes so many documents of all kinds, and shows what went wrong

const [count = 100, first = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number)

// the program as it was compiled, whose helper has a file of its own
const load = <T>(path: string) => import(pathToFileURL(resolve('build', path)).href) as Promise<T>
const { openOutside } = await load<typeof import('../../src/effects/outside.js')>('effects/outside.js')
const { publish } = await load<typeof import('../../src/publish.js')>('publish.js')
const { defaults } = await load<typeof import('../../src/settings.js')>('settings.js')
const { findingsOf } = await load<typeof import('../../src/report.js')>('report.js')

const outside = await openOutside({})
const world = outside.worldFor('tests/cases/figures/document.md')
// these tell of the faces and of the machine
const silent = new Set(['font-substituted', 'character-fallback'])

/** Publishes a document; gives what is wrong, if anything, and the ids of its findings. */
async function attempt(source: string): Promise<{ fault?: string, ids: string[], published?: true }> {
  const file = new VFile({ path: 'example.md', value: Buffer.from(source) })
  try {
    const edition = await publish(file, { settings: defaults, world })
    const ids = findingsOf(file).map(({ ruleId }) => ruleId).filter((id) => !silent.has(id))
    if (!edition) return { ids, ...(ids.length === 0 && { fault: 'refused without a finding' }) }
    const pdf = edition.files.get('example.pdf')
    if (!pdf) return { ids, fault: 'no PDF' }
    const texts = await world.extract(pdf)
    const lost = texts.find(({ pages }) => ids.length === 0 && !printsBody(source, pages.join('')))
    return { ids, published: true, ...(lost && { fault: `text lost by ${lost.by}` }) }
  } catch (error) {
    return { ids: [], fault: error instanceof Error ? error.stack ?? error.message : String(error) }
  }
}

let [faults, published] = [0, 0]
const seen = new Map<string, number>()
mkdirSync('build/fuzz', { recursive: true })
for (const [index, source] of fc.sample(fc.oneof(grammatical, mutated, scattered), { seed: first, numRuns: count }).entries()) {
  const { fault, ids, published: isPublished } = await attempt(source)
  if (isPublished) published += 1
  for (const id of new Set(ids)) seen.set(id, (seen.get(id) ?? 0) + 1)
  if (fault === undefined) continue
  faults += 1
  writeFileSync(`build/fuzz/edition-${first}-${index}.md`, source)
  console.log(`${first} ${index}: ${fault} (build/fuzz/edition-${first}-${index}.md)`)
}
await outside.close()
console.log(`editions, seed ${first}: ${count} documents, ${published} published, ${faults} faults;`,
  [...seen].sort(([, a], [, b]) => b - a).map(([id, times]) => `${id} ${times}`).join(', '))
process.exitCode = faults > 0 ? 1 : 0
