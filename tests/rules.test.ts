import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../src/document/parse.js'
import { prepareFonts } from '../src/fonts/prepare.js'
import { usageOf } from '../src/fonts/usage.js'
import { renderHtml } from '../src/html/render.js'
import { findingsOf, formatFinding, type Finding } from '../src/report.js'
import { rules, type RuleId } from '../src/rules/rules.js'
import { fileAt, genres, worldFor } from './support/world.js'

/** Findings that need more than two small files to show; the named tests show them. */
const elsewhere: Partial<Record<RuleId, string>> = {
  'usage': 'tests/cli.test.ts',
  'file-missing': 'tests/cli.test.ts',
  'file-unreadable': 'tests/cli.test.ts',
  'out-unwritable': 'tests/cli.test.ts',
  'out-collision': 'tests/cli.test.ts',
  'settings-invalid': 'tests/cli.test.ts',
  'browser-missing': 'tests/cli.test.ts',
  'fonts-missing': 'tests/cli.test.ts',
  'document-too-large': 'tests/cli.test.ts',
  'line-too-long': 'tests/cli.test.ts',
  'browser-failed': 'tests/printer.test.ts',
  'browser-unsandboxed': 'tests/printer.test.ts',
  'font-substituted': 'tests/faces.test.ts',
  'font-unusable': 'tests/faces.test.ts',
  'font-refused': 'tests/printer.test.ts',
  'pictures-total': 'tests/pictures.test.ts',
  'text-lost': 'tests/proof.test.ts',
  'picture-lost': 'tests/archive.test.ts',
  'print-unexpected': 'tests/archive.test.ts',
  'metadata-character': 'tests/archive.test.ts',
  'attachment-name': 'tests/archive.test.ts',
  'conformance': 'tests/edition.test.ts',
  'text-differs': 'tests/proof.test.ts',
  'product-character': 'tests/proof.test.ts',
  'product-unreadable': 'tests/proof.test.ts',
  'record-unreadable': 'tests/edition-verify.test.ts',
  'output-missing': 'tests/edition-verify.test.ts',
  'output-changed': 'tests/edition-verify.test.ts',
  'output-unrecorded': 'tests/edition-verify.test.ts',
  'input-differs': 'tests/edition-verify.test.ts',
  'rebuild-differs': 'tests/edition-verify.test.ts',
  'verapdf-missing': 'tests/edition-cli.test.ts',
  'verapdf-failed': 'tests/edition-verify.test.ts',
  'page-turn': 'tests/page.test.ts',
  'original-page-missing': 'tests/original-pages.test.ts',
  'original-page-overrun': 'tests/original-pages.test.ts',
  'page-starts': 'tests/page-starts.test.ts',
  'epub-invalid': 'tests/epub-defects.test.ts',
  'epub-lint': 'tests/epub-bad-input.test.ts'
}

async function findingsIn(path: string): Promise<ReturnType<typeof findingsOf>> {
  const file = fileAt(path)
  const world = worldFor(path)
  const document = parseDocument(file, genres, world)
  if (document) await prepareFonts(file, usageOf(renderHtml(document, world).tree, world.style('type.css')), world)
  return findingsOf(file)
}

/** Which font files a machine has is not the rule's business. */
function worded(finding: Finding): string {
  return formatFinding(finding, 'zh').replace(/[\w-]+\.(otf|ttf|woff2)(, [\w-]+\.(otf|ttf|woff2))*/g, 'FACE')
}

const ids = Object.keys(rules) as RuleId[]

describe.each(ids.filter((id) => !(id in elsewhere)))('%s', (id) => {
  const folder = `tests/rules/${id}`

  test('is found in broken.md, at a line, and not in right.md', async () => {
    const found = (await findingsIn(`${folder}/broken.md`)).filter(({ ruleId }) => ruleId === id)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]?.line).toBeGreaterThan(0)
    expect(found.map(worded)).toMatchSnapshot()
    const others = (await findingsIn(`${folder}/right.md`)).map(({ ruleId }) => ruleId)
    expect(others.filter((other) => other !== 'font-substituted')).toEqual([])
  })
})

test.each(Object.entries(elsewhere))('%s is expected by a test in %s', (id, path) => {
  expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`\\b${id}\\b`))
})

test('every folder is a rule', () => {
  expect(readdirSync('tests/rules').filter((name) => !Object.hasOwn(rules, name))).toEqual([])
})
