import { readdirSync, readFileSync } from 'node:fs'
import type { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { buildEpub } from '../src/epub/build.js'
import { checkEpub } from '../src/epub/check.js'
import { textOf } from '../src/markup/text-places.js'
import { findingsOf } from '../src/report.js'
import { runAce } from './support/ace.js'
import { hasEpubCheck, runEpubCheck, type Version } from './support/epub-check.js'
import { pageEvery, prepare } from './support/epub-fixture.js'
import { fileAt, fileWith, worldFor } from './support/world.js'

const section = (index: number) => `## 第${index + 1}节\n\n${'内容，'.repeat(100)}[^n${index}]。\n\n[^n${index}]: 注。\n`
/** A text and enclosed documents that are too large for one file of a book. */
const sections = Array.from({ length: 300 }, (_, index) => (index >= 250 && index % 10 === 0 ? `# 办法${index}\n\n` : '') + section(index)).join('\n')

/** Cases with annexes, whose numbers would meet. */
const alone = ['annexes', 'name-lists']

/** The bodies of all other cases as one document: notes are named and pictures found by case, so that none meets another. */
function allCases(): VFile {
  const bodies = readdirSync('tests/cases').filter((name) => !alone.includes(name)).map((name) => {
    const [, , body = ''] = readFileSync(`tests/cases/${name}/document.md`, 'utf8').split(/^---$/m)
    return body.replace(/\[\^/g, `[^${name}-`).replace(/\]\((?=[\w-]+\.png)/g, `](${name}/`)
  })
  const file = fileWith(bodies.join('\n\n'), (yaml) => `${yaml}${everyField}`)
  file.path = 'tests/cases/all.md'
  return file
}

/** What the real bulletin's front matter does not give. */
const everyField = 'editorsNote: 现将讲话印发给你们。\nprintedCopies: 500\ncopyNumber: "000001"\nclassification: 秘密★1年\n'

const documents = [
  { name: 'content/2019-14.md', file: () => fileAt('content/2019-14.md') },
  { name: 'tests/cases/all.md', file: allCases }, ...alone.map((name) => `tests/cases/${name}/document.md`).map((name) => ({ name, file: () => fileAt(name) })), { name: 'content/300-sections.md', file: () => fileWith(sections) }
]

/** Builds the book of a document with a page break every 300 characters. */
async function build(name: string, file = fileAt(name)) {
  const world = worldFor(name)
  const sources = await prepare(file, world)
  const epub = await buildEpub({ ...sources, pagination: pageEvery(300, sources) }, world)
  return { file, text: textOf(sources.page.tree), epub }
}

const versions: readonly Version[] = ['5.3.0', '4.2.6']
const present = versions.filter(hasEpubCheck)

describe('the checkers', () => {
  // the official one comes with the tests and needs Java, which CI must have; Debian's may be installed or not
  for (const version of versions) {
    const isDemanded = version === '5.3.0' && process.env['CI'] === 'true'
    const isHere = present.includes(version)
    test.skipIf(!isHere && !isDemanded)(`EPUBCheck ${version} is ${isHere ? '' : 'not '}here`, () => {
      expect(isHere).toBe(true)
    })
  }

  test.each(documents)('have nothing against $name', async ({ name, file: open }) => {
    const { file, text, epub } = await build(name, open())
    const [ace, ...complaints] = await Promise.all([
      runAce(epub), checkEpub(file, epub, text, worldFor(file.path)), ...present.map((version) => runEpubCheck(epub, version))
    ])
    expect(ace).toEqual({ outcome: 'pass', findings: [] })
    expect(complaints.filter(Boolean).flat()).toEqual([])
    expect(findingsOf(file).filter(({ fatal }) => fatal)).toEqual([])
  })
})
