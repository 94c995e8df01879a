import { beforeAll, describe, expect, test } from 'vitest'
import { composeBook } from '../src/epub/build.js'
import { checkEpub } from '../src/epub/check.js'
import { textOf } from '../src/epub/text-places.js'
import { findingsOf } from '../src/report.js'
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

/** What every build finds: the names of the lints, and `rules` for the quick checker. */
async function find(epub: Uint8Array): Promise<Set<string>> {
  const file = fileAt(seed)
  await checkEpub(file, epub, text)
  return new Set(findingsOf(file).map(({ ruleId, values }) => ruleId === 'epub-invalid' ? 'rules' : String(values[0]).split(':')[0] ?? ''))
}

test('33 defects, as many as were measured', () => {
  expect(defects).toHaveLength(33)
})

test.each([...defects, ...further])('every build finds: $name', async ({ make, check }) => {
  expect([...await find(make(files))]).toContain(check)
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
    const lints = [...own].filter((found) => found !== 'rules').join(', ') || '–'
    rows.push(`| ${name} | ${four === undefined ? '' : mark(four)} | ${mark(five)} | ${mark(own.has('rules'))} | ${mark(ace)} | ${lints} |`)
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
