import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { isForbidden, report } from '../report.js'
import type { World } from '../world.js'
import { checkBody } from './check-body.js'
import { checkSource } from './check-source.js'
import { unshown, type OfficialDocument } from './document.js'
import { readFrontMatter } from './front-matter.js'
import { accountSource } from './ledger/account.js'
import { readMarkdown } from './read-markdown.js'
import { markRunIns } from './run-in.js'

/**
 * Turns the cleaned Markdown in `file` (a `VFile` holding bytes) into a checked document. Everything found is
 * attached to `file`; gives `undefined` where a finding forbids publication.
 */
export function parseDocument(file: VFile, genres: readonly string[], world: World): OfficialDocument | undefined {
  const source = checkSource(file)
  if (source === undefined) return undefined

  const { tree, events } = readMarkdown(source)
  const [yaml] = tree.children
  if (yaml?.type !== 'yaml') {
    report(file, 'front-matter-missing', { line: 1, column: 1 })
    return undefined
  }
  const metadata = readFrontMatter(file, yaml, genres)
  const body: Root = { ...tree, children: tree.children.slice(1) }
  checkBody(file, body, source, world)
  markRunIns(body)
  const isShown = (field: string) => metadata !== undefined && Object.hasOwn(metadata, field) && !unshown.has(field)
  const ledger = accountSource(file, { source, yaml, events, isShown })
  return metadata && !isForbidden(file) ? { name: file.stem ?? 'document', metadata, body, ledger } : undefined
}
