import type { Root, Yaml } from 'mdast'
import type { VFile } from 'vfile'
import { plainTexts } from '../forms/field.js'
import { keyOf } from '../forms/fields.js'
import { findingsOf, isForbidden, report } from '../report.js'
import type { World } from '../world.js'
import { checkAnnexes, readNote, type AnnexNote } from './check-annexes.js'
import { checkBody } from './check-body.js'
import { checkLevels } from './check-markup.js'
import { checkOutline } from './check-outline.js'
import { checkSource } from './check-source.js'
import { openDivisions } from './divisions.js'
import type { OfficialDocument } from './document.js'
import { dropRepeats } from './drop-repeats.js'
import './edit-events.js'
import { readFrontMatter, type FrontMatter } from './front-matter.js'
import { accountSource } from './ledger/account.js'
import { mendFences } from './mend-fences.js'
import { markParagraphs, raiseNumerals } from './mark-paragraphs.js'
import { rankHeadings } from './rank-headings.js'
import { readMarkdown } from './read-markdown.js'
import { checkUnmarked, lowerHeadings, markRunIns } from './run-in.js'

/**
 * Turns the cleaned Markdown in `file` (a `VFile` holding bytes) into a checked document. Everything found is
 * attached to `file`; gives `undefined` where a finding forbids publication.
 */
export function parseDocument(file: VFile, world: Pick<World, 'forms' | 'picture'>): OfficialDocument | undefined {
  const source = checkSource(file)
  return source === undefined ? undefined : parseSource(file, source, world)
}

function parseSource(file: VFile, source: string, world: Pick<World, 'forms' | 'picture'>): OfficialDocument | undefined {
  const { tree, events } = readMarkdown(source)
  const [yaml] = tree.children
  if (yaml?.type !== 'yaml') return void parseMended(file, source, world)
  const front = readFrontMatter(file, yaml, world.forms)
  const body: Root = { ...tree, children: tree.children.slice(1) }
  if (!checkLevels(file, body)) return undefined
  const unprinted = checkBody(file, body, source, world)
  const dropped = front ? dropRepeats(file, body, front) : []
  const note = (front && noteOf(front, yaml)) ?? readNote(body.children)
  openDivisions(file, body, note?.names)
  lowerHeadings(body)
  raiseNumerals(body)
  rankHeadings(body)
  checkUnmarked(file, body)
  markParagraphs(body)
  markRunIns(body)
  checkOutline(file, body)
  const shownField = (key: string) => {
    const name = keyOf(front?.rows ?? {}, key)
    return name !== undefined && front?.rows[name]?.shown ? name : undefined
  }
  // a title that the form does not print, as an order's, may head what is enclosed
  checkAnnexes(file, body, { note, title: (shownField('title') && front?.description.plainTitle) ?? '' })
  const ledger = accountSource(file, { source, yaml, isReadable: !findingsOf(file).some(({ ruleId }) => ['front-matter-syntax', 'front-matter-unquoted'].includes(ruleId)), events, unprinted, dropped, shownField })
  return front && !isForbidden(file) ? { name: file.stem ?? 'document', ...front, body, ledger } : undefined
}

/** Looks at what a source says whose front matter has no sound fences, as if it had them. */
function parseMended(file: VFile, source: string, world: Pick<World, 'forms' | 'picture'>): void {
  const mended = mendFences(source)
  const before = new Set(file.messages)
  if (!mended) return void report(file, 'front-matter-missing', { line: 1, column: 1 })
  parseSource(file, mended.source, world)
  for (const message of file.messages) if (!before.has(message) && message.line !== undefined) message.line = Math.max(1, message.line - mended.shift)
  report(file, 'front-matter-fence', { line: mended.line, column: 1 }, mended.fault)
}

/** The 附件说明 of the front matter, of a form that has one: names, which may have been numbered. */
function noteOf({ fields }: FrontMatter, place: Yaml): AnnexNote | undefined {
  const given = fields.get('attachmentNote')
  const names = given && plainTexts(given).map((name) => name.replace(/^\s*(?:附件[：:])?\s*(?:\d{1,2}[.．、](?!\d))?\s*/u, ''))
  return names && { names, place }
}
