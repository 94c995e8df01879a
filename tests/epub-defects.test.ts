import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { composeBook } from '../src/epub/build.js'
import { checkEpub } from '../src/epub/check.js'
import { textOf } from '../src/markup/text-places.js'
import { lints } from '../src/epub/lint/lints.js'
import { findingsOf, formatFinding } from '../src/report.js'
import { runAce } from './support/ace.js'
import { defects, further } from './support/epub-defects.js'
import { hasEpubCheck, runEpubCheck } from './support/epub-check.js'
import { layOut, pageEvery, prepare } from './support/epub-fixture.js'
import { fileAt, worldFor } from './support/world.js'

const seed = 'content/2019-14.md'
let files: ReadonlyMap<string, Uint8Array>
let text: string

beforeAll(async () => {
  const world = worldFor(seed)
  const sources = await prepare(fileAt(seed), world)
  files = layOut(composeBook({ ...sources, pagination: pageEvery(500, sources) }, world))
  text = textOf(sources.page.tree)
})

/** What every build finds: the names of the lints, and `epub-invalid` for the quick checker. */
async function find(epub: Uint8Array): Promise<Set<string>> {
  const file = fileAt(seed)
  await checkEpub(file, epub, text, worldFor(seed))
  return new Set(findingsOf(file).map(({ ruleId, values }) => ruleId === 'epub-lint' ? String(values[0]) : ruleId))
}

test('33 defects, as many as were measured', () => {
  expect(defects).toHaveLength(33)
})

test.each([...defects, ...further])('every build finds: $name', async ({ make, finds }) => {
  expect([...await find(make(files))]).toContain(finds)
})

test('each lint is in one place, and has a defect that it must see', () => {
  const code = readdirSync('src/epub/lint').filter((name) => name !== 'lints.ts')
    .map((name) => readFileSync(`src/epub/lint/${name}`, 'utf8')).join('\n')
  const isOnce = (name: string) => code.split(`'${name}'`).length === 2
  const isSeen = (name: string) => [...defects, ...further].some(({ finds }) => finds === name)
  expect(Object.keys(lints).filter((name) => !isOnce(name) || !isSeen(name))).toEqual([])
})

test('the quick checker is quoted in its own words, in a Chinese sentence that says so', async () => {
  const file = fileAt(seed)
  await checkEpub(file, defects.find(({ name }) => name === 'landmark to a missing file')?.make(files) ?? new Uint8Array(), text, worldFor(seed))
  const [finding] = findingsOf(file).filter(({ ruleId }) => ruleId === 'epub-invalid')
  expect(finding && formatFinding(finding, 'zh')).toMatch(/电子书不合规范（编号 RSC-\d+，位置 OEBPS\/toc\.xhtml:?\d*）；EPUBCheck 的原文：\w+/)
})

/** Four minutes of Java: `TONGBAO_DEFECTS=1 npx vitest run tests/epub-defects.test.ts -u` makes the table anew. */
describe.runIf(process.env['TONGBAO_DEFECTS'])('who finds what', () => {
  const rows: string[] = []
  const mark = (isFound: boolean) => isFound ? '✓' : '–'

  test.each(defects)('$name', { timeout: 60_000 }, async ({ name, make }) => {
    const epub = make(files)
    const [own, ace, five, four] = await Promise.all([
      find(epub), runAce(epub).then(({ outcome }) => outcome !== 'pass', () => true),
      runEpubCheck(epub, '5.3.0').then(isRefused), hasEpubCheck('4.2.6') ? runEpubCheck(epub, '4.2.6').then(isRefused) : undefined
    ])
    const lints = [...own].filter((found) => found !== 'epub-invalid').join(', ') || '–'
    rows.push(`| ${name} | ${four === undefined ? '' : mark(four)} | ${mark(five)} | ${mark(own.has('epub-invalid'))} | ${mark(ace)} | ${lints} |`)
  })

  test('the table', async () => {
    const head = ['| Defect | EPUBCheck 4.2.6 | EPUBCheck 5.3.0 | epubcheck-ts | Ace | our lints |', '|---|---|---|---|---|---|']
    await expect([...head, ...rows, ''].join('\n')).toMatchFileSnapshot('epub-defects.md')
  })
})

/** Remarks on usage refuse nothing. */
function isRefused(messages: readonly string[]): boolean {
  return messages.some((message) => !message.startsWith('USAGE'))
}
