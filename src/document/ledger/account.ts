import type { Yaml } from 'mdast'
import type { VFile } from 'vfile'
import { isForbidden, report } from '../../report.js'
import { openPlaces } from '../../text/differences.js'
import { checkText } from '../check-prose.js'
import type { Unprinted } from '../drop-indents.js'
import type { Dropped } from '../drop-repeats.js'
import type { TokenEvent } from '../read-markdown.js'
import { accountBody } from './account-body.js'
import { accountFrontMatter } from './account-front-matter.js'
import { openLedger, type SourceLedger } from './source-ledger.js'

/** A source and what the parsers made of it. */
export interface ParsedSource {
  readonly source: string
  readonly yaml: Yaml
  /** Whether the front matter is YAML, so that its tokens are what it says. */
  readonly isReadable?: boolean
  readonly events: readonly TokenEvent[]
  /** What of the body is not printed. */
  readonly unprinted: Unprinted
  /** What repeats fields and is not printed there. */
  readonly dropped?: Dropped
  /** The field that a key of the front matter names, where it stands on a page. */
  readonly shownField: (key: string) => string | undefined
}

/** Fields that have a shape of their own, which `check-fields.ts` knows. */
const unworded: ReadonlySet<string> = new Set(['documentNumber', 'orderNumber', 'issueNumber', 'date', 'documentDate', 'printingDate', 'copyNumber'])

/**
 * Accounts for every character of a source. What is neither printed nor metadata nor a mark is reported at its place,
 * unless other errors, which may be the cause, were found before.
 */
export function accountSource(file: VFile, { source, yaml, isReadable = true, events, unprinted, dropped, shownField }: ParsedSource): SourceLedger {
  const ledger = openLedger(source)
  const base = /^.*(\r\n?|\n)/.exec(source)?.[0].length ?? 0
  if (isReadable) accountFrontMatter(file, ledger, { yaml: yaml.value, base, shownField })
  accountBody(file, ledger, events, unprinted, dropped)
  const placeOf = openPlaces(source)
  for (const { offset, text, field } of ledger.words) {
    if (field === undefined || unworded.has(field) || !source.startsWith(text, offset)) continue
    checkText(file, field === 'title' ? text : text.replace(/[：:。.，,；;、]+$/u, ''), 'field', () => (at) => ({ ...placeOf(offset + at), offset: offset + at }))
  }
  const [start, end] = ledger.unaccounted() ?? []
  if (start !== undefined && !isForbidden(file)) {
    report(file, 'source-unaccounted', placeOf(start), source.slice(start, end).slice(0, 40))
  }
  return ledger
}
