import { describe, expect, test } from 'vitest'
import { openTranscript, type Transcript } from '../../src/proof/transcript.js'

/** What was written: the text, where each character stands, and the blocks. */
function writeDown(source: string, write: (transcript: Transcript) => void): unknown[] {
  const transcript = openTranscript(source)
  write(transcript)
  return [transcript.text(), transcript.offsets, transcript.blocks]
}

describe('a transcript', () => {
  test('finds each character behind the one before it', () => {
    expect(writeDown('甲乙甲乙', ({ write }) => { write('甲'); write('甲乙') })).toEqual(['甲甲乙', [0, 2, 3], []])
  })

  test('looks from an offset on, but never back', () => {
    expect(writeDown('甲乙甲乙', ({ write }) => { write('乙', 2); write('乙', 0) })).toEqual(['乙乙', [3, 4], []])
  })

  test('puts what is not there where it has come to', () => {
    expect(writeDown('甲&lt;乙', ({ write }) => write('甲<乙'))).toEqual(['甲<乙', [0, 1, 5], []])
  })

  test('leaves white space out and passes over it', () => {
    expect(writeDown('甲 \n乙\u3000丙', ({ write }) => write('甲 \n乙\u3000丙'))).toEqual(['甲乙丙', [0, 3, 5], []])
  })

  test('tells of both halves of a pair where they stand', () => {
    const [text, offsets] = writeDown('𠮷甲', ({ write }) => write('𠮷甲'))
    expect([text, (offsets as number[])[0], (offsets as number[]).at(-1), (offsets as number[]).length]).toEqual(['𠮷甲', 0, 2, 3])
  })

  test('gives what the program makes to one offset', () => {
    expect(writeDown('甲乙', ({ make, write }) => { write('甲'); make('〔1〕', 7); write('乙') })).toEqual(['甲〔1〕乙', [0, 7, 7, 7, 1], []])
  })
})

describe('a block', () => {
  const source = '甲乙|丙甲|丁'

  test('lies between two offsets, and has the words that are written in it', () => {
    expect(writeDown(source, ({ block, write }) => { block('a', [0, 2], () => write('甲乙')); block('b', [3, 5], () => write('丙甲')) })).toEqual([
      '甲乙丙甲', [0, 1, 3, 4], [{ kind: 'a', at: 0, words: '甲乙' }, { kind: 'b', at: 2, words: '丙甲' }]
    ])
  })

  test('does not look behind its end', () => {
    expect(writeDown(source, ({ block, write }) => block('a', [0, 2], () => write('甲丁')))).toEqual(['甲丁', [0, 1], [{ kind: 'a', at: 0, words: '甲丁' }]])
    expect(writeDown(source, ({ block, write }) => block('a', [0, 3], () => write('|')))).toEqual(['|', [2], [{ kind: 'a', at: 0, words: '|' }]])
    expect(writeDown(source, ({ block, write }) => block('a', [0, 2], () => write('|')))).toEqual(['|', [0], [{ kind: 'a', at: 0, words: '|' }]])
  })

  test('without text is none, and keeps the labels that wait for the next from nobody', () => {
    expect(writeDown(source, ({ block, label, write }) => {
      block('empty', [0, 2], () => write(' '))
      label('1.')
      label('•')
      block('a', [3, 5], () => write('丙'))
      block('b', [6, 7], () => write('丁'))
    })).toEqual(['1.•丙丁', [3, 3, 3, 3, 6], [{ kind: 'a', at: 0, words: '丙' }, { kind: 'b', at: 4, words: '丁' }]])
  })

  test('of a label alone is one', () => {
    expect(writeDown(source, ({ block, label }) => { label('1.'); block('a', [3, 3], () => undefined) })).toEqual(['1.', [3, 3], [{ kind: 'a', at: 0, words: '' }]])
  })

  test('begins at a code unit, after rare ideographs too', () => {
    const [, , blocks] = writeDown('𠮷|丙', ({ block, write }) => { block('a', [0, 2], () => write('𠮷')); block('b', [3, 4], () => write('丙')) })
    expect(blocks).toEqual([{ kind: 'a', at: 0, words: '𠮷' }, { kind: 'b', at: 2, words: '丙' }])
  })
})
