import { describe, expect, test } from 'vitest'
import { bare, barePrint, codePoint, firstUnfit, ignorable, unwritable } from '../../src/text/characters.js'
import { excerpt, firstDifference, placeAt } from '../../src/text/differences.js'
import { sha256 } from '../../src/text/hashes.js'
import { nearest } from '../../src/text/nearest.js'

describe('characters', () => {
  test.each(['\0', '\x1f', '\x7f', '\x9f', '\ue000', '\u{f0000}', '\ud800', '\udfff', '\ufffe', '\u{1ffff}', '\ufffd', '\u2e80', '\u2fdf'])(
    'one that no document may have: %j', (character) => {
      expect(firstUnfit(`甲\t\r\n${character}乙\0`)).toBe(character)
    }
  )

  test('ordinary ones, spaces, rare ideographs and emoji are fit', () => {
    expect(firstUnfit('甲 \u3000\t\r\n—“〇”𠮷👍\u200b\u00a0\u2e7f\u2fe0\u3007')).toBeUndefined()
  })

  test.each(['\0', '\b', '\v', '\x1f', '\ud800', '\udfff', '\ufffe', '\uffff'])('one that XML does not allow: %j', (character) => {
    expect(unwritable.test(character)).toBe(true)
  })

  test('what XML allows', () => {
    expect(unwritable.test('\t\n\r \x7f\ud7ff\ue000\ufffd𐀀\u{10ffff}')).toBe(false)
  })

  test('a code point has four digits at least', () => {
    expect(['', '\n', '\u2f00', '𠮷'].map(codePoint)).toEqual(['U+0000', 'U+000A', 'U+2F00', 'U+20BB7'])
  })

  test('white space and characters without a shape are left out, each by those who ask for it', () => {
    const text = ' 甲\u3000\n\t乙\u200b\u00ad\ufeff丙\u00a0'
    expect(bare(text)).toBe('甲乙\u200b\u00ad丙')
    expect(barePrint(text)).toBe('甲乙丙')
    expect(text.replace(ignorable, '')).toBe(' 甲\u3000\n\t乙丙\u00a0')
  })
})

describe('differences', () => {
  test.each([
    ['', '', undefined], ['甲乙', '甲乙', undefined], ['甲乙', '甲丙', 1], ['甲', '甲乙', 1], ['甲乙', '甲', 1], ['甲', '', 0], ['', '甲', 0]
  ])('the first of “%s” and “%s” is at %s', (expected, found, at) => {
    expect(firstDifference(expected, found)).toBe(at)
    expect(firstDifference([...expected], [...found])).toBe(at)
  })

  test('an excerpt is ten characters on either side, without half a pair', () => {
    const text = '0123456789abcdefghijklmnopqrstuvwxyz'
    expect([excerpt(text, 0), excerpt(text, 10), excerpt(text, 20), excerpt(text, 35)])
      .toEqual(['0123456789', '0123456789abcdefghij', 'abcdefghijklmnopqrst', 'pqrstuvwxyz'])
    expect(excerpt('𠮷12345678𠮷', 11)).toBe('12345678𠮷')
    expect(excerpt('甲\ud842乙\ud842', 1)).toBe('甲乙')
  })

  test('a place counts lines of every system and columns from 1', () => {
    const source = '甲\r\n乙丙\r丁\n戊'
    expect([0, 1, 3, 4, 6, 8, 9].map((offset) => placeAt(source, offset))).toEqual([
      { line: 1, column: 1 }, { line: 1, column: 2 }, { line: 2, column: 1 }, { line: 2, column: 2 },
      { line: 3, column: 1 }, { line: 4, column: 1 }, { line: 4, column: 2 }
    ])
  })
})

describe('the nearest name', () => {
  const names = ['title', 'note', 'Date', '标题', '附注']
  test.each([
    ['titel', 'title'], ['title', 'title'], ['tilte', 'title'], ['NOTE', 'note'], ['date', 'Date'], ['nots', 'note'], ['ote', 'note'],
    ['anote', 'note'], ['标提', '标题'], ['副注', '附注'], ['dat', 'Date']
  ])('of %s is %s', (name, found) => {
    expect(nearest(name, names)).toBe(found)
  })

  test('each letter added, left out or replaced counts once; of equals the first', () => {
    expect(nearest('ab', ['abcd', 'xb', 'ax', 'abxxx'])).toBe('xb')
    expect(nearest('abcdef', ['abdef', 'abcxyz'])).toBe('abdef')
    expect(nearest('', ['abc', 'a', 'ab'])).toBe('a')
    expect(nearest('kitten', ['sitting!', 'sitting', 'kittens12'])).toBe('sitting')
    expect(nearest('x', [])).toBe('')
  })
})

test('a hash is that of the bytes in UTF-8', () => {
  const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect([sha256('abc'), sha256(Buffer.from('abc'))]).toEqual([known, known])
  expect(sha256('通')).toBe(sha256(Uint8Array.of(0xe9, 0x80, 0x9a)))
})
