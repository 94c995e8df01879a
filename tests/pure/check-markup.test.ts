import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { checkLevels, checkMarkup, limits } from '../../src/document/check-markup.js'
import { paragraphsOf } from '../../src/document/paragraphs.js'
import { readMarkdown } from '../../src/document/read-markdown.js'
import { findingsOf } from '../../src/report.js'
import { brief } from '../support/document.js'

const divide = (body: string) => [...paragraphsOf(body.split('\n'))].map(({ line, length, marks, cells }) => [line, length, marks, cells])

describe('Markdown is divided before it is parsed', () => {
  test('by first line, length, marks and cells', () => {
    expect(divide('甲乙\n丙*_~`[]<&\\\n\n\n丁')).toEqual([[1, 12, 11, 0], [5, 1, 1, 0]])
    expect(divide('')).toEqual([])
    expect(divide('\n  \n')).toEqual([])
  })

  const linesOf = (body: string) => divide(body).map(([line]) => line)
  test.each<[string, number[]]>([
    ['a\nb', [1]], ['a\n- b', [1, 2]], ['a\n* b\n+ c', [1, 2, 3]], ['a\n-b', [1]], ['a\n1. b', [1, 2]], ['a\n2. b', [1]], ['1. a\n2. b\n3. c', [1, 2, 3]], ['1. a\n2) b', [1]],
    ['1) a\n2) b', [1, 2]], ['1. a\n2.b', [1]], ['- a\n2. b', [1]], ['1. a\n   - b\n2. c', [1, 2, 3]], ['a\n# b', [1, 2]], ['# a\nb', [1, 2]], ['# a\n# b\nc', [1, 2, 3]], ['a\n#b', [1]],
    ['a\n###### b', [1, 2]], ['a\n####### b', [1]], ['a\n[^1]: b', [1, 2]], ['a\n[^1] b', [1]], ['a\n> b', [1, 2]], ['> a\nb', [1]], ['> a\n> b', [1]], ['> a\n> > b', [1, 2]],
    ['> > a\n> b', [1]], ['a\n    - b', [1]], ['a\n   - b', [1, 2]], ['- a\n     - b', [1, 2]], ['- a\n       - b', [1]], ['10. a\n      - b', [1, 2]], ['a\n\tb', [1]], ['a\n\t- b', [1]],
    ['- # a\n  b', [1]], ['1. a\n   1. b\n   2. c\n2. d', [1, 2, 3, 4]]
  ])('%j begins anew on lines %j', (body, lines) => {
    expect(linesOf(body)).toEqual(lines)
  })

  test.each<[string, number[]]>([
    ['|a|b|\n|-|-|\n|c|d|\n|e|', [0, 0, 2, 2]], ['a|b\n-|-\nc|d', [0, 0, 2]], ['|a|b|\n|-|\n|c|', [0]], ['|a|\n|-|\nb', [0, 0, 1]], ['|a\\|b|\n|-|\n|c|', [0, 0, 1]],
    ['|a|\n|:-:|\n|b|\n\n|c|', [0, 0, 1, 0]], ['|a|\n|-|\n- b\n|c|', [0, 0, 0]], ['> |a|\n> |-|\n> |b|', [0, 0, 1]], ['> |a|\n> |-|\nb', [0, 0]], ['|a|\n|x|\n|b|', [0]], ['a\nb|c\n-|-\nd', [0, 0, 2]],
    ['- |a|\n  |-|\n  |b|', [0, 0, 1]]
  ])('%j has rows of %j cells', (body, cells) => {
    const found = divide(body).map(([, , , own]) => own)
    expect(found.filter((own, index) => own !== 0 || index === 0)).toEqual(cells.filter((own, index) => own !== 0 || index === 0))
  })
})

describe('what no document has is refused before it is parsed', () => {
  const check = (body: string) => {
    const file = new VFile()
    return [checkMarkup(file, body.split('\n')), brief(findingsOf(file))]
  }
  const { levels, marks, pieces } = limits

  test('the bounds are those of the findings', () => {
    expect(limits).toEqual({ levels: 32, pieces: 50_000, marks: 2000, marksTimesLength: 20_000_000 })
  })

  test('levels', () => {
    expect(check(`甲\n${'>'.repeat(levels)}乙`)).toEqual([true, []])
    expect(check(`甲\n${'>'.repeat(levels + 1)}乙\n${'>'.repeat(99)}`)).toEqual([false, [['nesting-depth', 2, 1, levels + 1, levels]]])
    expect(check('- '.repeat(16) + '甲')).toEqual([true, []])
    expect(check('1. '.repeat(17) + '甲')).toEqual([false, [['nesting-depth', 1, 1, 34, 32]]])
    expect(check(`${' '.repeat(31)}- 甲`)).toEqual([false, [['nesting-depth', 1, 1, 33, 32]]])
    expect(check(`\t\t\t\t\t\t\t\t> 甲`)).toEqual([false, [['nesting-depth', 1, 1, 33, 32]]])
    expect(check('- '.repeat(50))).toEqual([true, []])
    expect(check('-'.repeat(50) + '甲')).toEqual([true, []])
  })

  test('marks of a paragraph, fewer in a long one', () => {
    expect(check(`${'*'.repeat(marks - 1)}甲`)).toEqual([true, []])
    expect(check(`甲\n\n${'*'.repeat(marks)}甲\n\n${'*'.repeat(marks + 8)}`)).toEqual([false, [
      ['paragraph-marks', 3, 1, marks + 1, marks], ['paragraph-marks', 5, 1, marks + 9, marks]]])
    expect(check('*'.repeat(999) + '甲'.repeat(19_001))).toEqual([true, []])
    expect(check('*'.repeat(1000) + '甲'.repeat(19_000))).toEqual([false, [['paragraph-marks', 1, 1, 1001, 1000]]])
  })

  test('lines, marks and cells in all', () => {
    expect(check('甲\n\n'.repeat(pieces))).toEqual([true, []])
    expect(check('甲\n\n'.repeat(pieces + 1))).toEqual([false, [['document-pieces', 1, 1, pieces + 1, pieces]]])
    expect(check(`|甲|乙|\n|-|-|\n${'|丙|丁|\n'.repeat(16_666)}`)).toEqual([true, []])
    expect(check(`|甲|乙|\n|-|-|\n${'|丙|丁|\n'.repeat(16_667)}`)).toEqual([false, [['document-pieces', 1, 1, 50_003, pieces]]])
  })

  test('levels of a tree', () => {
    const deep = (times: number) => {
      const [file, { tree }] = [new VFile(), readMarkdown('> '.repeat(times) + '甲')]
      return [checkLevels(file, tree), brief(findingsOf(file))]
    }
    // so many quotations, a paragraph, a text
    expect(deep(30)).toEqual([true, []])
    expect(deep(31)).toEqual([false, [['nesting-depth', 1, 63, 33, 32]]])
    expect(checkLevels(new VFile(), { type: 'root', children: [] })).toBe(true)
  })
})
