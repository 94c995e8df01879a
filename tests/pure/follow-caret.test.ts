import { describe, expect, test } from 'vitest'
import { followCaret, offsetAt } from '../../src/desk/follow-caret.js'
import { placeSource } from '../../src/desk/place-source.js'
import type { SetText, TaggedRun } from '../../src/pdf/read/tagged-text.js'

/** Lines of text that stand below one another, 10 pt a character, each a run of the print. */
function print(...lines: string[]): SetText {
  let at = 0
  const runs = lines.map((words, index): TaggedRun => {
    const glyphs = [...words].map((text, column) => ({ x: 100 + column * 10, y: 700 - index * 20, width: 10, size: 10, isTurned: false, text }))
    const run = { at, page: 1, line: index + 1, glyphs, block: { type: 'P', kids: [] } as unknown as TaggedRun['block'] }
    at += words.length
    return run
  })
  return { text: lines.join(''), runs, headers: new Set(), pages: [] }
}

const text = '甲乙。丙丁”！戊己庚辛壬癸子丑'
const source = { text, offsets: [...text].map((_, at) => 50 + at * 2), made: new Set<number>(), blocks: [{ id: 'a', at: 0 }, { id: 'b', at: 9 }] }

describe('the place of a caret', () => {
  const placed = placeSource(source, print('甲乙。丙', '丁”！戊己', '庚辛壬癸子丑'))

  test('is the character behind it, with its sentence line by line, up to the end of the block', () => {
    expect(followCaret(placed, 56)).toEqual({
      sentence: [
        { page: 1, left: 130, right: 140, bottom: 698.8, top: 708.8 }, { page: 1, left: 100, right: 130, bottom: 678.8, top: 688.8 }
      ],
      character: { page: 1, left: 130, right: 140, bottom: 698.8, top: 708.8 }
    })
    expect(followCaret(placed, 64)?.sentence).toEqual([{ page: 1, left: 130, right: 150, bottom: 678.8, top: 688.8 }])
  })

  test('is the last character before it where none begins there, and the first before all', () => {
    expect(followCaret(placed, 999)?.character).toMatchObject({ left: 150, bottom: 658.8 })
    expect(followCaret(placed, 0)?.character).toMatchObject({ left: 100, bottom: 698.8 })
    expect(followCaret({ ...placed, characters: [] }, 0)).toBeUndefined()
  })

  test('and a point leads back, also from beside a line', () => {
    expect(offsetAt(placed, { page: 1, x: 135, y: 702 })).toBe(56)
    expect(offsetAt(placed, { page: 1, x: 400, y: 681 })).toBe(66)
    expect(offsetAt(placed, { page: 1, x: 0, y: 841 })).toBe(50)
    expect(offsetAt(placed, { page: 2, x: 135, y: 702 })).toBeUndefined()
  })
})

test('what a print says twice, as the head of a table on its next page, is passed over', () => {
  const placed = placeSource(source, print('甲乙。丙丁”！戊己', '甲乙。', '庚辛壬癸子丑'))
  expect(placed.characters.map(({ offset }) => offset)).toEqual(source.offsets)
  // what is missing in the print is missing here, and the rest is found again
  expect(placeSource(source, print('甲乙。丙', '庚辛壬癸子丑')).characters.map(({ at }) => at)).toEqual([0, 1, 2, 3, 9, 10, 11, 12, 13, 14])
})

test('invisible characters, which a print need not have, move nothing', () => {
  const joined = '甲\u200b乙'
  const placed = placeSource({ text: joined, offsets: [7, 8, 9], made: new Set(), blocks: [{ id: 'a', at: 0 }] }, print('甲乙'))
  expect(placed.characters.map(({ offset }) => offset)).toEqual([7, 9])
})
