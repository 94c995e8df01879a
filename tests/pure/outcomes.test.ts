import { expect, test } from 'vitest'
import { printOutcomes } from '../../src/commands/outcomes.js'
import { formatOutcome, type Outcome } from '../../src/outcome.js'

/** Tasks that end when they are told to, and what was printed. */
function start(names: readonly string[], atOnce: number) {
  const [begun, printed]: [string[], string[]] = [[], []]
  const ends = new Map<string, () => void>()
  const terminal = {
    advance: () => undefined, tell: (outcome: Outcome) => { printed.push(formatOutcome(outcome, 'en')) }
  }
  const code = printOutcomes(terminal, names, atOnce, (source) => new Promise<Outcome>((resolve) => {
    begun.push(source)
    ends.set(source, () => resolve({ source, products: [{ path: source, bytes: 1 }], findings: [] }))
  }))
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise((done) => { setImmediate(done) })
  }
  return { begun, printed, end, code }
}

test('so many tasks at once and no more; outcomes in order, each as it comes', async () => {
  const { begun, printed, end, code } = start(['a', 'b', 'c', 'd'], 2)
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  expect([begun, printed]).toEqual([['a', 'b'], []])
  await end('a')
  expect([begun, printed]).toEqual([['a', 'b', 'c', 'd'], ['a  1 kB\n', 'b  1 kB\n']])
  await end('c')
  await end('d')
  expect([printed.length, await code]).toEqual([4, 0])
})

test('one after another, or none at all', async () => {
  const { begun, end, code } = start(['a', 'b'], 1)
  await end('a')
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  expect([await code, await start([], 2).code]).toEqual([0, 0])
})
