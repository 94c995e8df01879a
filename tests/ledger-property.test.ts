import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draft } from './support/draft.js'
import { grammatical, mutated, printsAll, scattered } from './support/generate-documents.js'

/** A new one each time; where a test fails, fast-check tells the one to put here. */
const seed = Date.now() % 2 ** 31

describe.each([['mutated', mutated], ['scattered', scattered], ['grammatical', grammatical]] as const)(`%s documents (seed ${seed})`, (_, documents) => {
  test('that are accepted without a finding print each Chinese character, in order', () => {
    fc.assert(fc.property(documents, (source) => {
      const { ids, text, counts } = draft(source)
      expect(ids.filter((id) => /^source-/.test(id))).toEqual([])
      if (text === undefined || !counts) return
      expect(counts.printed + counts.metadata + counts.marks).toBe(source.length)
      if (ids.length === 0) expect(printsAll(source, text)).toBe(true)
    }), { seed, numRuns: 1000, interruptAfterTimeLimit: 3000, markInterruptAsFailure: false })
  })
})
