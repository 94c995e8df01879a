import type { Node } from 'unist'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { checkMarkup } from '../src/document/check-markup.js'
import { paragraphsOf } from '../src/document/paragraphs.js'
import { parseDocument } from '../src/document/parse.js'
import { readMarkdown } from '../src/document/read-markdown.js'
import { findingsOf } from '../src/report.js'
import { dryRun } from './support/dry-run.js'
import { bodyFor } from './support/grammar.js'
import { fileWith, worldFor } from './support/world.js'

/** What begins anew in the midst of a paragraph. */
const alike = [
  'a\nb', 'a\n\nb', 'a\n- b', 'a\n1. b', 'a\n2. b', '1. a\n2. b\n9. c', '- a\n- b\n  - c\n- d',
  '1. a\n   1. b\n   2. c\n2. d', '- a\nb\n  - c', '> a\n> b', '> a\nb\n> c', '> a\n> > b',
  '> - a\n> - b', '# a\nb', 'a\n# b\nc', 'a\n#b\nc', 'a\n[^1]: b', '|a|b|\n|-|-|\n|c|d|\ne\n\nf', 'a|b\n-|-\nc|d',
  '|a|b|\n|-|\n|c|\n|d|', '|a\\|b|\n|-|\n|c|\n|d|', 'a\n\n2. b\n3. c'
]

/** What may or may not begin anew. */
const unsure = [
  '1. a\n2) b', '- a\n2. b', '- a\n          - b', '> 1. a\n2. b', '1. a\n      2. b', '1. a\n- x\n  1. b\n7. c', '- x\n  1. a\n7. b', '> - a\n        - b', '- # a\n  b', '- |a|\n  |-|\n  |b|\n  |c|\nd\ne',
  '> |a|\n> |-|\n> |b|\nc\nd', '> |a|\n|-|\n|b|\n|c|', '- |a|\n        |-|\n        |b|\n        |c|'
]

/** Bodies of `n` parts that grow without bound: those that micromark is slow on, and others that are many of one kind. */
const endless: Readonly<Record<string, (n: number) => string>> = {
  brackets: (n) => ']'.repeat(n), links: (n) => '[a]'.repeat(n), notes: (n) => '[^1]'.repeat(n), targets: (n) => '[a]('.repeat(n),
  'links in links': (n) => '['.repeat(n) + 'a' + '](x)'.repeat(n), 'bold begun': (n) => '**a'.repeat(n), 'bold ended': (n) => 'a** '.repeat(n),
  'bold in bold': (n) => '*a **a _a '.repeat(n) + 'a_ a** a* '.repeat(n), asterisks: (n) => '*'.repeat(n), struck: (n) => 'a~~ '.repeat(n),
  comments: (n) => '<!-- a '.repeat(n), declarations: (n) => 'a<!A '.repeat(n), sections: (n) => 'a<![CDATA['.repeat(n),
  'page marks': (n) => '<!-- page 2 -->'.repeat(n), 'lines of page marks': (n) => '<!-- page 2 -->\n'.repeat(n),
  references: (n) => '&#x4e00;'.repeat(n), pictures: (n) => '![](x)'.repeat(n), titles: (n) => '![a](b "'.repeat(n),
  'lines under lines': (n) => 'a\n=\n'.repeat(n), quotations: (n) => '> a\n\n'.repeat(n), 'lists in lists': (n) => '- a\n  - b\n'.repeat(n),
  'quotations in quotations': (n) => '>'.repeat(n) + 'a', 'items in items': (n) => '1. '.repeat(n) + 'a',
  stairs: (n) => Array.from({ length: n }, (_, index) => `${' '.repeat(Math.min(2 * index, 1400))}- a\n`).join(''),
  'wide table': (n) => `${'|a'.repeat(n)}\n${'|-'.repeat(n)}\n${'|a|\n'.repeat(n)}`, 'no table': (n) => '|a|b\n'.repeat(n),
  'notes at the end': (n) => Array.from({ length: n }, (_, index) => `[^${index}]: a\n`).join('') + '[^1]',
  paragraphs: (n) => '甲\n\n'.repeat(n)
}

describe('what a document may be', () => {
  test.each(alike)('%j is divided as the parser divides it', (body) => {
    expect(divided(body)).toEqual(parsed(body))
  })

  test.each(unsure)('%j is not divided where the parser does not', (body) => {
    expect(parsed(body)).toEqual(expect.arrayContaining(divided(body)))
  })

  test.each(Object.entries(endless))('%s without end are refused at once', async (_, bodyOf) => {
    let n = 60_000
    while (bodyOf(n).length > 1_900_000 || bodyOf(n).split('\n').some((line) => line.length > 99_000)) n = Math.floor(n / 2)
    const { found, seconds } = await measure(bodyOf(n))
    expect(found.filter((id) => ['nesting-depth', 'paragraph-marks', 'document-pieces'].includes(id))).not.toEqual([])
    expect(seconds).toBeLessThan(2)
  })

  test.each(Object.entries(endless))('%s up to the limit are parsed at once', async (_, bodyOf) => {
    const passes = (n: number) => checkMarkup(new VFile(), bodyOf(n).split('\n'))
    let n = 16
    while (n < 2000 && passes(2 * n)) n *= 2
    for (let step = n / 2; step >= 1; step /= 2) if (n + step <= 2000 && passes(n + step)) n += step
    expect((await measure(bodyOf(n))).seconds).toBeLessThan(2)
  })

  test('grammatical documents come to findings, never to an end of the run', async () => {
    const failed: unknown[] = []
    const world = worldFor('content/x.md')
    for (let seed = 0; seed < 300; seed += 1) {
      await dryRun(fileWith(bodyFor(seed)), world).catch((error: unknown) => failed.push([seed, String(error)]))
    }
    expect(failed).toEqual([])
  })
})

function divided(body: string): number[] {
  const starts = [...paragraphsOf(body.split('\n'))].map(({ line }) => line)
  // the row of dashes is a line of its own here
  return starts.filter((line) => !/^[-| >]+$/.test(body.split('\n')[line - 1] ?? ''))
}

function parsed(body: string): number[] {
  const starts = new Set<number>()
  visit(readMarkdown(`${body}\n`).tree, (node: Node) => {
    if (['paragraph', 'heading', 'tableRow'].includes(node.type) && node.position) starts.add(node.position.start.line)
  })
  return [...starts]
}

/** Parses and checks a document with this body; tells what was found, and the seconds of processor time that it took. */
async function measure(body: string): Promise<{ found: string[], seconds: number }> {
  const file = fileWith(body)
  const start = process.cpuUsage()
  parseDocument(file, worldFor('content/x.md'))
  const { user } = process.cpuUsage(start)
  return { found: findingsOf(file).map(({ ruleId }) => ruleId), seconds: user / 1_000_000 }
}
