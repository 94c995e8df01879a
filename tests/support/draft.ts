import { toString } from 'hast-util-to-string'
import { VFile } from 'vfile'
import type { SourceCounts } from '../../src/document/ledger/source-ledger.js'
import { parseDocument } from '../../src/document/parse.js'
import { renderHtml } from '../../src/html/render.js'
import { proveLedger } from '../../src/proof/prove-ledger.js'
import { sourceTextOf } from '../../src/proof/source-text.js'
import { findingsOf, type Finding } from '../../src/report.js'
import { fileWith, worldFor } from './world.js'

/** What the stages before the browser make of a document. */
export interface Draft {
  readonly findings: readonly Finding[]
  /** Ids of the findings, with the lines where they lie. */
  readonly ids: readonly string[]
  /** The body as its page says it, without white space; absent where a finding forbids publication. */
  readonly text?: string
  /** All that the page says, without white space. */
  readonly page?: string
  readonly counts?: SourceCounts
}

/** Pictures of this folder can stand in a draft: flag.png. */
const world = worldFor('tests/cases/figures/document.md')

/** Drafts a document. */
export function draft(source: VFile | string): Draft {
  const file = typeof source === 'string' ? new VFile({ path: 'example.md', value: Buffer.from(source) }) : source
  const document = parseDocument(file, world)
  const counts = document && proveLedger(file, document.ledger, sourceTextOf(document, file.value as Uint8Array, world))
  const findings = findingsOf(file)
  const ids = findings.map(({ ruleId, line }) => `${ruleId} ${line ?? '-'}`)
  if (!document || !counts) return { findings, ids }
  const { tree, body, annexes } = renderHtml(document, world)
  const [text = '', rest = '', page = ''] = [body, annexes, tree].map((node) => node ? toString(node).replace(/\s+/g, '') : '')
  return { findings, ids, text: text + rest, page, counts }
}

/** Drafts the real bulletin's front matter, changed or not, with another body, which begins on line 15. */
export function draftWith(body: string, frontMatter?: (yaml: string) => string): Draft {
  return draft(fileWith(body, frontMatter))
}
