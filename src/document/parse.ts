import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { keyOf } from '../forms/fields.js'
import { isForbidden, report } from '../report.js'
import type { World } from '../world.js'
import { checkBody } from './check-body.js'
import { checkLevels } from './check-markup.js'
import { checkSource } from './check-source.js'
import type { OfficialDocument } from './document.js'
import './edit-events.js'
import { readFrontMatter } from './front-matter.js'
import { accountSource } from './ledger/account.js'
import { readMarkdown } from './read-markdown.js'
import { markRunIns } from './run-in.js'

/**
 * Turns the cleaned Markdown in `file` (a `VFile` holding bytes) into a checked document. Everything found is
 * attached to `file`; gives `undefined` where a finding forbids publication.
 */
export function parseDocument(file: VFile, world: Pick<World, 'forms' | 'picture'>): OfficialDocument | undefined {
  const source = checkSource(file)
  if (source === undefined) return undefined

  const { tree, events } = readMarkdown(source)
  const [yaml] = tree.children
  if (yaml?.type !== 'yaml') {
    report(file, 'front-matter-missing', { line: 1, column: 1 })
    return undefined
  }
  const front = readFrontMatter(file, yaml, world.forms)
  const body: Root = { ...tree, children: tree.children.slice(1) }
  if (!checkLevels(file, body)) return undefined
  const unprinted = checkBody(file, body, source, world)
  markRunIns(body)
  const shownField = (key: string) => {
    const name = keyOf(front?.rows ?? {}, key)
    return name !== undefined && front?.rows[name]?.shown ? name : undefined
  }
  const ledger = accountSource(file, { source, yaml, events, unprinted, shownField })
  return front && !isForbidden(file) ? { name: file.stem ?? 'document', ...front, body, ledger } : undefined
}
