import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { accountBody } from '../../src/document/ledger/account-body.js'
import { accountFrontMatter } from '../../src/document/ledger/account-front-matter.js'
import { openLedger, type CharacterKind, type PrintedWords, type SourceLedger } from '../../src/document/ledger/source-ledger.js'
import { readYamlTokens } from '../../src/document/ledger/yaml-tokens.js'
import { readMarkdown } from '../../src/document/read-markdown.js'
import { findingsOf } from '../../src/report.js'
import { brief } from '../support/document.js'

const letter: Record<CharacterKind, string> = { unaccounted: '?', printed: 'P', metadata: 'd', mark: 'm' }

/** A ledger that can be read character by character. */
function transparent(source: string): { ledger: SourceLedger, kinds: () => string, words: PrintedWords[] } {
  const kinds = Array.from(source, () => '?').concat(Array<string>(source.length - [...source].length).fill('?'))
  const words: PrintedWords[] = []
  const ledger = {
    ...openLedger(source), words, print: (printed: PrintedWords) => void words.push(printed),
    enter: (kind: CharacterKind, start: number, end: number) => void kinds.fill(letter[kind], start, end)
  }
  return { ledger, kinds: () => kinds.join(''), words }
}

function body(source: string): { kinds: string, words: unknown[], found: unknown[] } {
  const [file, { ledger, kinds, words }] = [new VFile(), transparent(source)]
  accountBody(file, ledger, readMarkdown(source).events)
  return { kinds: kinds(), words: words.map(({ offset, text }) => [offset, text]), found: brief(findingsOf(file)) }
}

const m = (times: number) => 'm'.repeat(times)

describe('each character of a body is printed (P), metadata (d) or a mark (m)', () => {
  test.each<[string, string]>([
    ['甲', 'P'], ['𠮷', 'PP'], ['## 甲', `${m(3)}P`], ['甲**乙**', 'PmmPmm'], ['~~甲~~', 'mmPmm'], ['- 甲', 'mmP'], ['10. 甲', 'PPPmP'], ['7) 甲', 'PPmP'], ['* 甲\n  - 乙', 'mmPmmmmmP'],
    ['> 甲', 'mmP'], ['`甲`', 'mPm'], ['`` 甲 ``', 'mmmPmmm'], ['```\n甲\n乙\n```', 'mmmmPmPmmmm'], ['[甲](https://a.cn)', `mPmm${'d'.repeat(12)}m`],
    ['[甲](<https://a.cn>)', `mPmmm${'d'.repeat(12)}mm`], ['![乙](a.png "丙")', 'mmdmmdddddmmPmm'], ['<https://a.cn>', `m${'P'.repeat(12)}m`], ['<a@b.cn>', 'mPPPPPPm'],
    ['<ab:c>', 'PPPPPP'], ['甲&lt;乙', 'PmmmmP'], ['&#60;', 'mmmmm'], ['&#x3c;', 'mmmmmm'], ['\\*', 'mP'], ['甲<!-- page 2 -->', `P${m(15)}`], ['甲<!-- x -->', `P${m(10)}`],
    ['甲<b>', 'PPPP'], ['甲<b\nc>', 'PPPmPP'], ['| 甲 |\n| - |\n| 乙 |', `mmPmm${m(7)}mmPmm`], ['| :-: |\n| :-: |\n', expect.stringMatching(/^mmPPPmmm+$/) as string],
    ['甲[^1]\n\n[^1]: 乙', `P${m(12)}P`], ['甲\\\n乙', 'PmmP'], ['甲  \n乙', 'PmmmP'], ['甲\n\n---', 'Pmmmmm'], ['甲 \n', 'Pmm'], [' 甲', 'mP'],
    ['| `甲\\|乙` |\n| - |', `mmmPmPPmmm${m(6)}`], ['| `甲\\\\` |\n| - |', `mmmPPPmmm${m(6)}`], ['`甲\\|乙`', 'mPPPPm']
  ])('%j', (source, kinds) => {
    expect(body(source).kinds).toEqual(kinds)
  })

  test.each<[string, unknown[]]>([
    ['甲**乙**', [[0, '甲'], [3, '乙']]], ['甲&lt;乙', [[0, '甲'], [1, '<'], [5, '乙']]], ['![&lt;](a.png)', []], ['[甲](https://a.cn/&lt;)', [[1, '甲']]],
    ['10. 甲', [[0, '10'], [2, '.'], [4, '甲']]], ['<ab:c>', [[0, '<'], [1, 'ab:c'], [5, '>']]], ['甲[^注]\n\n[^注]: 乙', [[0, '甲'], [13, '乙']]],
    ['| `甲\\|乙` |\n| - |', [[3, '甲|乙']]], ['甲<!-- x -->乙', [[0, '甲'], [11, '乙']]]
  ])('the words of %j', (source, words) => {
    expect(body(source).words).toEqual(words)
  })
})

describe('what the tree of a body does not show is found', () => {
  test.each<[string, unknown[]]>([
    ['    甲', [['indent-dropped', 1, 1, '␣␣␣␣']]], ['甲\n\n\t乙', [['indent-dropped', 3, 1, '⇥']]], ['甲\n \t乙', [['indent-dropped', 2, 1, '␣⇥']]], ['   甲', []], ['甲\n\n    \n乙', []],
    ['- 甲\n\n      乙', [['indent-dropped', 3, 3, '␣␣␣␣']]], ['　甲', [['indent-printed', 1, 1]]], ['甲\n　乙', [['indent-printed', 2, 1]]], ['甲　乙', []], ['**甲**　乙', []],
    ['甲\r　乙', [['indent-printed', 2, 1]]], ['甲\n  　乙', [['indent-printed', 2, 3]]], ['甲<!-- 乙\n\n丙 -->', [['comment-open', 1, 2, '<!-- 乙']]],
    [`甲<!--${'乙'.repeat(50)}\n\n丙`, [['comment-open', 1, 2, `<!--${'乙'.repeat(36)}`]]], ['```\n甲', [['code-open', 1, 1]]], ['甲\n\n````\n乙\n```', [['code-open', 3, 1]]],
    ['```\n甲\n```', []], ['```\n```', []], ['```', [['code-open', 1, 1]]], ['> ```\n> 甲\n\n乙', [['code-open', 1, 3]]]
  ])('%j', (source, found) => {
    expect(body(source).found).toEqual(found)
  })
})

describe('front matter', () => {
  /** Accounts for front matter in which `a`, `b` and so on stand on a page, and `x` does not. */
  function frontMatter(yaml: string): { kinds: string, words: unknown[], found: unknown[] } {
    const [file, { ledger, kinds, words }] = [new VFile(), transparent(`---\n${yaml}`)]
    accountFrontMatter(file, ledger, { yaml, base: 4, shownField: (key) => key === 'x' ? undefined : key.toUpperCase() })
    return { kinds: kinds().slice(4), words: words.map(({ offset, text, field }) => [offset - 4, text, field]), found: brief(findingsOf(file)) }
  }

  test.each<[string, string, unknown[]]>([
    ['a: 甲', 'mmmP', [[3, '甲', 'A']]], ['x: 甲', 'mmmd', []], ['a: "甲"', 'mmmmPm', [[3, '甲', 'A']]], ["a: '甲'", 'mmmmPm', [[3, '甲', 'A']]], ["a: '甲''乙'", 'mmmmPmPPm', [[3, "甲'乙", 'A']]],
    ['a: "\\"\\\\甲"', 'mmmmmPmPPm', [[3, '"\\甲', 'A']]], ['a: "\\u4e13\\x41\\U00020bb7"', `mmm${m(22)}`, [[3, '专A𠮷', 'A']]], ['a: "\\n"', `mmm${m(4)}`, [[3, '\n', 'A']]],
    ['"a": 甲', 'mmmmmP', [[5, '甲', 'A']]], ['a:\n  - 甲\n  - "乙"', `mm${m(1)}${m(4)}P${m(1)}${m(4)}mPm`, [[7, '甲', 'A'], [13, '乙', 'A']]],
    ['a: [甲, 乙]', 'mmmmPmmPm', [[4, '甲', 'A'], [7, '乙', 'A']]], ['x: {k: 甲, l: 乙}', 'mmmmmmmdmmmmmdm', []], ['? a\n: 甲', `${m(6)}P`, [[6, '甲', 'A']]],
    ['a: |-\n  甲', `${m(6)}mmP`, [[6, '甲', 'A']]], ['a: 甲 # 乙', 'mmmPmmmm', [[3, '甲', 'A']]], ['# 乙\na: 甲', `${m(4)}mmmP`, [[7, '甲', 'A']]], ['a: 甲\nb: 乙\n', 'mmmPmmmmPm', [[3, '甲', 'A'], [8, '乙', 'B']]]
  ])('%j', (yaml, kinds, words) => {
    const found = frontMatter(yaml)
    expect([found.kinds, found.words]).toEqual([kinds, words])
  })

  test.each<[string, unknown[]]>([
    ['a: 甲 # 乙', [['front-matter-unquoted', 2, 6, '# 乙', '"甲 # 乙"']]], ['a: "甲" # 乙', []], ['a: # 乙', [['front-matter-unquoted', 2, 4, '# 乙', '"# 乙"']]], ['a: # 乙\n  - 甲', []],
    ['# 乙\na: 甲', []], ['a: 甲\n# 乙', []], ['a: 甲 # "乙"', [['front-matter-unquoted', 2, 6, '# "乙"', '\'甲 # "乙"\'']]], ["a: 甲 # '\\'", [['front-matter-unquoted', 2, 6, "# '\\'", "'甲 # ''\\'''"]]],
    ['x: 1\na: 甲 # 乙  ', [['front-matter-unquoted', 3, 6, '# 乙  ', '"甲 # 乙"']]], ['a: !b 甲', [['front-matter-unquoted', 2, 4, '!b', '"!b 甲"']]],
    ['a: &b 甲', [['front-matter-unquoted', 2, 4, '&b', '"&b 甲"']]], ['a: 甲\n  乙', [['front-matter-lines', 2, 4, 'a']]], ['a: "甲\n  乙"', [['front-matter-lines', 2, 4, 'a']]],
    ['a: |-\n  甲\n  乙', [['front-matter-lines', 3, 1, 'a']]], ['a: |\n  甲\n', []], ['a:\n  - 甲 # 乙', [['front-matter-unquoted', 3, 7, '# 乙', '"甲 # 乙"']]]
  ])('found in %j', (yaml, found) => {
    expect(frontMatter(yaml).found).toEqual(found)
  })

  test('its tokens are the text, and belong to their fields', () => {
    const yaml = '# 甲\na: "乙" # 丙\nb:\n  - 丁\n  - [戊, {己: 庚}]\nc: |-\n  辛\n'
    const lines: number[] = []
    const tokens = readYamlTokens(yaml, (offset) => void lines.push(offset))
    expect(tokens.map(({ source }) => source).join('')).toBe(yaml)
    expect(tokens.map(({ offset, source }) => yaml.slice(offset, offset + source.length) === source)).not.toContain(false)
    expect(tokens.filter(({ value }) => value !== undefined).map(({ type, field, value }) => [type, field, value])).toEqual([
      ['double-quoted-scalar', 'a', '乙'], ['scalar', 'b', '丁'], ['scalar', 'b', '戊'], ['scalar', 'b', '庚'], ['block-scalar', 'c', '辛']
    ])
    expect(tokens.filter(({ type }) => type === 'key').map(({ source }) => source)).toEqual(['a', 'b', '己', 'c'])
    expect(tokens.filter(({ type }) => type === 'comment').map(({ source, field }) => [source, field])).toEqual([['# 甲', undefined], ['# 丙', 'a']])
    expect(lines).toEqual([0, ...[...yaml.matchAll(/\n/g)].map(({ index }) => index + 1)])
  })
})

describe('a ledger', () => {
  test('counts each kind, and tells what nobody has accounted for', () => {
    const ledger = openLedger('甲乙丙丁戊')
    expect(ledger.unaccounted()).toEqual([0, 5])
    ledger.enter('printed', 0, 1)
    ledger.enter('mark', 3, 4)
    expect(ledger.unaccounted()).toEqual([1, 3])
    ledger.enter('metadata', 1, 3)
    expect(ledger.unaccounted()).toEqual([4, 5])
    ledger.enter('mark', 4, 5)
    expect([ledger.unaccounted(), ledger.counts()]).toEqual([undefined, { characters: 5, printed: 1, metadata: 2, marks: 2 }])
    ledger.print({ offset: 0, text: '甲' })
    expect([ledger.source, ledger.words]).toEqual(['甲乙丙丁戊', [{ offset: 0, text: '甲' }]])
  })
})
