import type { Yaml } from 'mdast'
import type { VFile } from 'vfile'
import { LineCounter, isMap, isScalar, parseDocument, visit, type Document, type Node, type Pair } from 'yaml'
import { report } from '../report.js'
import { terms, type Bulletin } from './document.js'
import { kinds, type Kind } from './field-kinds.js'

/** One field of the front matter: what it holds and whether it must be there. */
export interface Field {
  readonly kind: Kind
  readonly required: boolean
}

/** The front matter of a bulletin. The README's table is made from this one. */
export const fields: Readonly<Record<keyof Bulletin, Field>> = {
  genre: { kind: 'text', required: true },
  serialName: { kind: 'text', required: true },
  issueNumber: { kind: 'issueNumber', required: true },
  issuer: { kind: 'text', required: true },
  date: { kind: 'date', required: true },
  title: { kind: 'lines', required: true },
  speechDate: { kind: 'speechDate', required: false },
  speaker: { kind: 'text', required: false },
  editorsNote: { kind: 'text', required: false },
  distribution: { kind: 'text', required: true },
  note: { kind: 'text', required: false },
  printingOffice: { kind: 'text', required: true },
  printingDate: { kind: 'printingDate', required: true },
  printedCopies: { kind: 'count', required: false },
  copyNumber: { kind: 'text', required: false },
  classification: { kind: 'text', required: false },
  language: { kind: 'language', required: false },
  publisher: { kind: 'text', required: false },
  rights: { kind: 'text', required: false },
  keywords: { kind: 'lines', required: false },
  summary: { kind: 'text', required: false },
  archive: { kind: 'archive', required: false },
  pagination: { kind: 'pagination', required: false }
}

/** Fields that only make sense together: a speech has a speaker and a date. */
const together = ['speechDate', 'speaker'] as const

/**
 * Turns the front matter into a bulletin's metadata; every fault is reported at its line. Gives `undefined` where a
 * fault forbids publication.
 */
export function readFrontMatter(file: VFile, yaml: Yaml, genres: readonly string[]): Bulletin | undefined {
  const lines = new LineCounter()
  const source = parseDocument(yaml.value, { lineCounter: lines })
  const first = (yaml.position?.start.line ?? 0) + 1
  const at = (offset: number | undefined) => {
    const { line, col } = lines.linePos(offset ?? 0)
    return { line: line + first - 1, column: col }
  }

  for (const { message, pos } of source.errors) {
    report(file, 'front-matter-syntax', at(pos[0]), message.replace(/ at line [^]*/, ''))
  }
  if (source.errors.length > 0) return undefined
  if (!isMap(source.contents) || hasAlias(source)) {
    report(file, 'front-matter-syntax', at(0), '“key: value” ≠ ' + yaml.value.split('\n', 1).join())
    return undefined
  }

  const found: Record<string, unknown> = { language: 'zh-CN' }
  const seen = new Set<string>()
  for (const pair of source.contents.items as Pair<Node, Node | null>[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    const place = at(pair.key.range?.[0])
    if (!Object.hasOwn(fields, key)) {
      report(file, 'front-matter-key-unknown', place, key, nearestKey(key))
      continue
    }
    seen.add(key)
    const value: unknown = pair.value?.toJS(source)
    const { read, zh, en } = kinds[fields[key as keyof Bulletin].kind]
    const checked = read(value)
    if (checked === undefined) report(file, 'front-matter-type', place, key, JSON.stringify(value ?? null), { zh, en })
    else if (key === 'genre' && !genres.includes(checked as string)) {
      report(file, 'genre-unknown', place, String(checked), genres.join(', '))
    } else found[key] = checked
  }

  const wanted = new Set<keyof Bulletin>(keysOf(fields).filter((key) => fields[key].required))
  if (together.some((key) => seen.has(key))) together.forEach((key) => wanted.add(key))
  const missing = [...wanted].filter((key) => !seen.has(key))
  for (const key of missing) report(file, 'front-matter-key-missing', { line: first - 1, column: 1 }, key, terms[key])
  return [...wanted].every((key) => key in found) ? (found as unknown as Bulletin) : undefined
}

/** Aliases (`*name`) can be made to grow without bound, and no field needs one. */
function hasAlias(source: Document): boolean {
  let found = false
  visit(source, { Alias: () => ((found = true), visit.BREAK) })
  return found
}

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table) as K[]
}

/** The known key with the smallest edit distance to `key`. */
function nearestKey(key: string): string {
  const [nearest] = keysOf(fields)
    .map((known) => ({ known, distance: editDistance(key.toLowerCase(), known.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  return nearest?.known ?? ''
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, right] of [...b].entries()) {
      next.push(Math.min((row[j] ?? 0) + (left === right ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
