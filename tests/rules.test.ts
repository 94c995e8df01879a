import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../src/document/parse.js'
import { prepareFonts } from '../src/fonts/prepare.js'
import { faceStyles, usageOf } from '../src/fonts/usage.js'
import { renderHtml } from '../src/html/render.js'
import { findingsOf, formatFinding, type Finding } from '../src/report.js'
import { rules, type RuleId } from '../src/rules/rules.js'
import { shownIn } from './support/shown-findings.js'
import { idsIn } from './support/watch-expectations.js'
import { fileAt, worldFor } from './support/world.js'

async function findingsIn(path: string): Promise<ReturnType<typeof findingsOf>> {
  const file = fileAt(path)
  const world = worldFor(path)
  const document = parseDocument(file, world)
  if (document) await prepareFonts(file, usageOf(renderHtml(document, world).tree, faceStyles(document.description.form, world)), world)
  return findingsOf(file)
}

/** Which font files a machine has is not the rule's business. */
function worded(finding: Finding): string {
  return formatFinding(finding, 'zh').replace(/[\w-]+\.(otf|ttf|woff2)(, [\w-]+\.(otf|ttf|woff2))*/g, 'FACE')
}

const ids = Object.keys(rules) as RuleId[]

describe.each(ids.filter((id) => !(id in shownIn)))('%s', (id) => {
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

describe('a finding that is shown elsewhere', () => {
  test.each(Object.entries(shownIn))('%s has a test file, %s, which demands it of itself', (_, path) => {
    expect(existsSync(path)).toBe(true)
  })

  test('is known by what a test expects, and by nothing else that it says', () => {
    const ids = (value: unknown) => [...idsIn(value)]
    expect(ids('usage')).toEqual(['usage'])
    expect(ids(['no usage', { usage: 1 }, 'text about file-missing'])).toEqual([])
    expect(ids('a.md error: lost (text-lost)')).toEqual(['text-lost'])
    expect(ids(/^a\.md .*\(text-lost\)$/)).toEqual(['text-lost'])
    expect(ids([2, [{ id: 'text-lost' }], expect.stringContaining('(usage)')])).toEqual(['text-lost', 'usage'])
    expect(ids(expect.not.stringContaining('(usage)'))).toEqual([])
  })
})

test('every folder is a rule', () => {
  expect(readdirSync('tests/rules').filter((name) => !Object.hasOwn(rules, name))).toEqual([])
})
