import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { cleanText } from '../src/clean/clean.js'
import { proveCleaned } from '../src/clean/prove.js'
import { markdownOf } from '../src/clean/write.js'
import { damageText, paragraphsOf, type DamagedText } from './support/damage-text.js'
import { scoreCleaned, type Score } from './support/score-cleaned.js'
import { assets } from './support/world.js'

const { forms } = assets
const folder = 'tests/clean/truths'
const truths = readdirSync(folder).map((name) => [name.replace('.md', ''), readFileSync(`${folder}/${name}`, 'utf8')] as const)
const seeds = [1, 2, 3, 4, 5, 6].map((seed) => seed * 7919)

interface Result extends Score { readonly markdown: string, readonly asked: number, readonly furniture: number }

const clean = (raw: string) => {
  const cleaned = cleanText(raw, { forms })
  expect(proveCleaned(raw, cleaned)).toBeDefined()
  return { ...cleaned, markdown: markdownOf(cleaned) }
}

function judge({ raw, truth, furniture }: Pick<DamagedText, 'raw' | 'truth' | 'furniture'>): Result {
  const cleaned = clean(raw)
  const { markdown, rows } = cleaned
  const lines = new Set(markdown.split('\n').map((line) => line.replace(/<!-- page \d+ -->/g, '')))
  const left = new Set(furniture.filter((line) => lines.has(line) && !truth.includes(line))).size
  return { ...scoreCleaned(cleaned, truth), markdown, asked: rows.filter(({ applied }) => !applied).length, furniture: left }
}

const totals = new Map<string, Result[]>()
const note = (group: string, result: Result) => void totals.set(group, [...totals.get(group) ?? [], result])
const sum = (group: string, key: 'lost' | 'repeated' | 'right' | 'found' | 'boundaries' | 'characters' | 'asked' | 'furniture') =>
  (totals.get(group) ?? []).reduce((total, result) => total + result[key], 0)
const f1 = (group: string) => 2 * sum(group, 'right') / (sum(group, 'found') + sum(group, 'boundaries'))

afterAll(() => {
  for (const group of totals.keys()) {
    const [right, found, boundaries] = [sum(group, 'right'), sum(group, 'found'), sum(group, 'boundaries')]
    console.log(`${group}: ${totals.get(group)?.length} texts, ${sum(group, 'characters')} characters, ${sum(group, 'lost')} lost, ${
      sum(group, 'repeated')} repeated or left; boundaries: precision ${(right / found).toFixed(4)}, recall ${(right / boundaries).toFixed(4)}, F1 ${
      f1(group).toFixed(4)}; ${sum(group, 'furniture')} heads left, ${sum(group, 'asked')} questions`)
  }
})

describe('the bulletin', () => {
  const raw = readFileSync('tests/seed/2019-14.raw.txt', 'utf8')

  test('comes out of its raw text as it is published, with no question asked', () => {
    const { markdown, rows, fields, blocks } = clean(raw)
    expect(markdown).toBe(readFileSync('content/2019-14.md', 'utf8'))
    expect(rows.filter(({ applied }) => !applied)).toEqual([])
    expect(fields.length + blocks.length).toBe(25)
    expect(markdown.match(/<!-- page \d+ -->/g)).toHaveLength(10)
  })

  test('stays as it is when it is cleaned again', () => {
    const published = readFileSync('content/2019-14.md', 'utf8')
    expect(clean(published)).toMatchObject({ markdown: published, rows: [] })
  })
})

describe.each(truths)('%s', (_, truth) => {
  test('undamaged keeps every character, every paragraph and all that it says twice', () => {
    const paragraphs = paragraphsOf(truth)
    const result = judge({ raw: paragraphs.join('\n\n'), truth: paragraphs, furniture: [] })
    note('undamaged', result)
    expect(result).toMatchObject({ lost: 0, repeated: 0, right: result.boundaries, found: result.boundaries })
  })

  test.each(seeds)('loses nothing, whatever a converter did to it (%i)', (seed) => {
    const result = judge(damageText(truth, seed, { heads: false }))
    note('damaged', result)
    expect(result.lost).toBe(0)
    note('damaged, with heads', judge(damageText(truth, seed + 1)))
  })
})

test('the form and its fields are found by head and tail', () => {
  const fieldsOf = (name: string) => {
    const { frontMatter } = cleanText(paragraphsOf(new Map(truths).get(name) ?? '').join('\n\n'), { forms })
    return Object.fromEntries(frontMatter.split('\n').filter((line) => line.includes(': ')).map((line) => line.split(/: (.*)/).slice(0, 2)))
  }
  expect(fieldsOf('party-bulletin')).toMatchObject({ form: '刊物', serialName: '市委通报', speaker: '汪海涛', printingDate: '2020年3月3日印发' })
  expect(fieldsOf('briefing')).toMatchObject({ form: '简报', issueNumber: '第17期（总第209期）', reported: expect.stringMatching(/^市委信访局/), printedCopies: '120' })
  expect(fieldsOf('opinion')).toMatchObject({ form: '文件', documentNumber: '东发〔2023〕3号', signature: '[中共海东市委, 海东市人民政府]', documentDate: '2023年2月16日' })
  expect(fieldsOf('regulation')).toMatchObject({ form: '命令', agencyMark: '东岭市人民政府令', orderNumber: '第38号', office: '市长', signatory: '何雨田' })
  expect(fieldsOf('minutes')).toMatchObject({ form: '纪要', agencyMark: '专题会议纪要', issuer: '望城县人民政府办公室' })
  expect(fieldsOf('letter')).toMatchObject({ form: '信函', recipients: '省农业科学院：', signature: '滨江区农业农村局' })
  // the mark that no line has follows from who signs, and who signs from signatures with a date each, which stay in the text
  expect(fieldsOf('opinion')).toMatchObject({ agencyMark: '[中共海东市委, 海东市人民政府, 文件]' })
  expect(fieldsOf('joint')).toMatchObject({ agencyMark: expect.stringMatching(/, 文件\]$/), signature: expect.stringMatching(/^\[.*, .*\]$/), documentDate: expect.any(String) })
  expect(fieldsOf('regulation')).toMatchObject({ title: expect.stringMatching(/办法$|条例$|规定$/) })
  // a date that the row cannot read stays in the text
  expect(Object.keys(fieldsOf('reply'))).not.toContain('signature')
})

test('paragraphs are found, copies and furniture dropped, as a rule', () => {
  expect(f1('damaged')).toBeGreaterThan(0.99)
  expect(sum('damaged', 'repeated') / sum('damaged', 'characters')).toBeLessThan(0.005)
  expect(sum('damaged, with heads', 'lost')).toBe(0)
  expect(f1('damaged, with heads')).toBeGreaterThan(0.975)
})

describe('whatever damage is done', () => {
  const damaged = fc.record({ which: fc.nat(truths.length - 1), seed: fc.nat() }).map(({ which, seed }) => damageText(truths[which]?.[1] ?? '', seed))

  test('no character of the truth is lost, each of the raw text is accounted for, and what came out stays', () => {
    fc.assert(fc.property(damaged, (text) => {
      const { lost, markdown } = judge(text)
      expect(lost).toBe(0)
      if (markdown.startsWith('---\n')) expect(clean(markdown).markdown).toBe(markdown)
    }), { numRuns: 150, seed: 20191114 })
  }, 60_000)

  test('each character of any text is accounted for', () => {
    const pieces = fc.constantFrom('一、', '第一条 ', '**', '|', '| a | b |', '\n', '\n\n', '\f', '— 3 —', '附件1', '，', '。', '（', ')', '"', '2019 年', '\u200b', '<!-- page 3 -->', '# ', '甲乙丙', 'https://a.cn/x 1', '---', '　')
    fc.assert(fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      clean(parts.join(''))
    }), { numRuns: 500, seed: 20191114 })
  }, 60_000)
})
