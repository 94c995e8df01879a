import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draft } from './support/draft.js'
import { grammatical, mutated, mutatedFields, printsAll, printsFields, scattered } from './support/generate-documents.js'

/** A new one each time; where a test fails, fast-check tells the one to put here. */
const seed = Date.now() % 2 ** 31

const kinds = [
  ['mutated', mutated], ['scattered', scattered], ['grammatical', grammatical], ['mutated front matter', mutatedFields]
] as const

describe.each(kinds)(`%s (seed ${seed})`, (_, documents) => {
  test('where it is accepted without a finding, each Chinese character is printed, in order', () => {
    fc.assert(fc.property(documents, (source) => {
      const { ids, text, page, counts } = draft(source)
      expect(ids.filter((id) => id.startsWith('source-'))).toEqual([])
      if (text === undefined || page === undefined || !counts) return
      expect(counts.printed + counts.metadata + counts.marks).toBe(source.length)
      if (ids.length === 0) expect([printsAll(source, text), printsFields(source, page)]).toEqual([true, true])
    }), { seed, numRuns: 1000, interruptAfterTimeLimit: 2500, markInterruptAsFailure: false })
  })
})
