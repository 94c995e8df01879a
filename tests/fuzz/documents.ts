import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { draft } from '../support/draft.js'
import { grammatical, mutated, mutatedFields, printsAll, printsFields, scattered } from '../support/generate-documents.js'

// Drafts so many documents of each kind, and shows what went wrong and what took longest

/** CPU milliseconds that a draft may take. */
const limit = 2000

/** Documents that are made at once. */
const batch = 500

const [count = 10_000, first = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number)

interface Trial {
  readonly seed: number
  readonly index: number
  readonly time: number
  readonly ids: readonly string[]
  /** What is wrong, if anything. */
  readonly fault: string | undefined
}

function attempt(source: string): Pick<Trial, 'time' | 'ids' | 'fault'> {
  const start = process.cpuUsage()
  const spent = () => {
    const { user, system } = process.cpuUsage(start)
    return Math.round((user + system) / 1000)
  }
  try {
    const { ids, text = '', page } = draft(source)
    const time = spent()
    const isLost = page !== undefined && ids.length === 0 && !(printsAll(source, text) && printsFields(source, page))
    const own = ids.find((id) => id.startsWith('source-'))
    return { time, ids, fault: own ?? (isLost ? 'text lost' : time > limit ? 'too slow' : undefined) }
  } catch (error) {
    return { time: spent(), ids: [], fault: error instanceof Error ? error.stack ?? error.message : String(error) }
  }
}

function fuzz(kind: string, documents: fc.Arbitrary<string>): number {
  const [trials, faults]: [Trial[], Trial[]] = [[], []]
  for (let seed = first; trials.length < count; seed += 1) {
    for (const [index, source] of fc.sample(documents, { seed, numRuns: Math.min(batch, count - trials.length) }).entries()) {
      const trial = { seed, index, ...attempt(source) }
      trials.push(trial)
      if (trial.fault === undefined) continue
      faults.push(trial)
      writeFileSync(`build/fuzz/${kind}-${seed}-${index}.md`, source)
      console.log(`${kind} ${seed} ${index}: ${trial.fault} (build/fuzz/${kind}-${seed}-${index}.md)`)
    }
  }
  const clean = trials.filter(({ ids, fault }) => ids.length === 0 && fault === undefined).length
  const slowest = trials.sort((a, b) => b.time - a.time).slice(0, 3)
    .map(({ seed, index, time }) => `${time} ms (${seed} ${index})`)
  console.log(`${kind}, seeds from ${first}: ${count} documents, ${clean} without a finding, ${faults.length} faults;`,
    `slowest ${slowest.join(', ')}`)
  return faults.length
}

const kinds = { mutated, scattered, grammatical, mutatedFields }
const faults = Object.entries(kinds).map(([kind, documents]) => fuzz(kind, documents))
process.exitCode = faults.some((found) => found > 0) ? 1 : 0
