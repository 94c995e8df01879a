import { describe, expect, test } from 'vitest'
import { parseToUnicode } from '../../src/pdf/read/to-unicode.js'

describe('a font\'s map', () => {
  test('of 20,000 ranges that each are all glyphs', () => {
    const map = `begincmap 20000 beginbfrange ${'<0000> <FFFF> <4E00>\n'.repeat(20_000)}endbfrange`
    expect(() => parseToUnicode(map)).toThrow('ToUnicode')
  })

  test('of 100,000 beginnings without an end, or of ranges that end before they begin', () => {
    const start = performance.now()
    expect(parseToUnicode('beginbfchar <0001> <4E00>\n'.repeat(100_000)).size).toBe(0)
    expect(parseToUnicode(`beginbfrange ${'<FFFF> <0000> <4E00>\n'.repeat(100_000)}endbfrange`).size).toBe(0)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
