import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { checkSource } from '../../src/document/check-source.js'
import { findingsOf } from '../../src/report.js'
import { brief } from '../support/document.js'

function check(value: string | Uint8Array): { text: string | undefined, found: unknown[] } {
  const file = new VFile({ path: 'x.md', value })
  const text = checkSource(file)
  return { text, found: brief(findingsOf(file)) }
}
const megabyte = 1024 * 1024

describe('a source', () => {
  test('is read as UTF-8, without its byte order mark', () => {
    expect(check(Buffer.from('\ufeff甲\r\n乙\t𠮷'))).toEqual({ text: '甲\r\n乙\t𠮷', found: [] })
    expect(check('甲\n')).toEqual({ text: '甲\n', found: [] })
    expect(check(new VFile().value ?? '')).toEqual({ text: '', found: [] })
  })

  test('of two megabytes is read, of a byte more is not', () => {
    const paragraphs = Buffer.from('x'.repeat(1022).concat('\n\n').repeat(2048))
    const { text, found } = check(paragraphs)
    expect([text === paragraphs.toString(), found]).toEqual([true, []])
    expect(check(Buffer.concat([paragraphs, Buffer.from('x')]))).toEqual({ text: undefined, found: [['document-too-large', 1, 1, 2 * megabyte + 1, 2 * megabyte]] })
  })

  test('of a line of 100,000 characters is read, of one more is not, however many there are', () => {
    expect(check('x'.repeat(100_000)).found).toEqual([])
    expect(check(`甲\r${'x'.repeat(100_001)}\n\n${'y'.repeat(100_002)}`)).toEqual({
      text: undefined, found: [['line-too-long', 2, 1, 100_001, 100_000], ['line-too-long', 4, 1, 100_002, 100_000]]
    })
  })
})

describe('bytes that are not UTF-8 are found where they stand', () => {
  const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))
  test.each<[string, Uint8Array, number[]]>([
    ['the first', bytes([0xff], '甲'), [1, 1, 1]], ['one between', bytes('甲乙', [0xb8], '丙'), [1, 3, 7]], ['the last', bytes('甲\n乙', [0xff]), [2, 2, 8]],
    ['in a line of another system', bytes('甲\r乙\r\n丙丁', [0xc0, 0x80]), [3, 3, 16]], ['a character cut short', bytes('甲', [0xe7, 0x94]), [1, 2, 5]],
    ['one of two', bytes('甲', [0xff], '乙\n', [0xff]), [1, 2, 4]], ['half a pair', bytes('甲', [0xed, 0xa0, 0x80]), [1, 2, 5]]
  ])('%s', (_, value, [line, column, byte]) => {
    expect(check(value)).toEqual({ text: undefined, found: [['encoding', line, column, byte, expect.anything()]] })
  })

  test('in a long text, whatever its place', () => {
    for (const at of [0, 1, 2, 3, 1000, 4095, 4096, 9998, 9999]) {
      const value = Buffer.alloc(10_000, 'x')
      value[at] = 0xff
      expect(check(value).found).toEqual([['encoding', 1, at + 1, at + 1, expect.anything()]])
    }
  })
})

test('each character that no document may have is found where it stands, and the text is read on', () => {
  expect(check('甲\u2f00\n乙\0𠮷\ue000\r丙\ufffd\n')).toEqual({
    text: '甲\u2f00\n乙\0𠮷\ue000\r丙\ufffd\n', found: [
      ['character-forbidden', 1, 2, 'U+2F00'], ['character-forbidden', 2, 2, 'U+0000'], ['character-forbidden', 2, 5, 'U+E000'],
      ['character-forbidden', 3, 2, 'U+FFFD']
    ]
  })
})
