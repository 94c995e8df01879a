import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import type { VFile } from 'vfile'
import { isForbidden, report } from '../report.js'
import type { World } from '../world.js'
import { checkBody } from './check-body.js'
import { checkLevels } from './check-markup.js'
import { checkSource } from './check-source.js'
import type { OfficialDocument } from './document.js'
import './edit-events.js'
import { readFrontMatter } from './front-matter.js'
import { markRunIns } from './run-in.js'

// without remark-cjk-friendly, bold next to Chinese punctuation prints as literal ** (commonmark-spec#650)
const markdown = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly).use(plainText)

/**
 * Leaves to the text what Markdown would take out of it: a line that begins with HTML, a page mark above all, takes the
 * whole paragraph with it as a block; `[x]` before an item becomes a box to tick. (As `~` between numbers, a lone tilde
 * is no strike either.)
 */
function plainText(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['htmlFlow', 'tasklistCheck'] } }]
}

/**
 * Turns the cleaned Markdown in `file` (a `VFile` holding bytes) into a checked document. Everything found is
 * attached to `file`; gives `undefined` where a finding forbids publication.
 */
export function parseDocument(file: VFile, genres: readonly string[], world: World): OfficialDocument | undefined {
  const source = checkSource(file)
  if (source === undefined) return undefined

  const tree: Root = markdown.parse(source)
  const [yaml] = tree.children
  if (yaml?.type !== 'yaml') {
    report(file, 'front-matter-missing', { line: 1, column: 1 })
    return undefined
  }
  const metadata = readFrontMatter(file, yaml, genres)
  const body: Root = { ...tree, children: tree.children.slice(1) }
  if (!checkLevels(file, body)) return undefined
  checkBody(file, body, world)
  markRunIns(body)
  return metadata && !isForbidden(file) ? { name: file.stem ?? 'document', metadata, body } : undefined
}
