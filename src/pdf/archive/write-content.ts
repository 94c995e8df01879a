import { layout, type Demoted } from './demote-decoration.js'
import type { PdfPage } from '../read/read.js'
import type { Correction, Painted, Range } from '../read/scan.js'

interface Edit extends Range { readonly text: string }
interface Run { readonly start: number, end: number, readonly properties: string }

/**
 * Rewrites the content stream of a page so that everything in it is either tagged or an artifact (ISO 14289-1 7.1):
 * what stands outside the tags is wrapped, demoted sequences change their kind, settled corrections lose their
 * wrapping. Nothing that paints is touched.
 */
export function rewriteContent(page: PdfPage, demoted: Demoted, settled: readonly Correction[]): string {
  const { content, scan } = page
  const edits: Edit[] = []
  for (const run of runsOutside(content, scan.painted)) {
    edits.push({ start: run.start, end: run.start, text: `/Artifact ${run.properties} BDC\n` })
    edits.push({ start: run.end, end: run.end, text: '\nEMC' })
  }
  for (const sequence of scan.sequences.values()) {
    const properties = demoted.get(sequence)
    if (properties) edits.push({ ...sequence.open, text: `/Artifact ${properties} BDC` })
  }
  for (const { open, close } of settled) edits.push({ ...open, text: '' }, { ...close, text: '' })
  return apply(content, edits)
}

/** Neighbours of one kind, with nothing but white space between them, become one artifact. */
function runsOutside(content: string, painted: readonly Painted[]): Run[] {
  const runs: Run[] = []
  for (const { start, end, mcid, artifact, kind, box } of painted) {
    if (mcid !== undefined || artifact) continue
    const properties = kind === 'text' ? pagination(box?.[1] ?? 0) : layout
    const last = runs.at(-1)
    if (last?.properties === properties && content.slice(last.end, start).trim() === '') last.end = end
    else runs.push({ start, end, properties })
  }
  return runs
}

/** Text outside the tags stands in the margins: above or below the middle of an A4 page, 421 pt from its foot. */
function pagination(height: number): string {
  return `<</Type /Pagination /Subtype /${height > 421 ? 'Header' : 'Footer'}>>`
}

function apply(content: string, edits: Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end, text } of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(content.slice(at, start), text)
    at = end
  }
  return parts.join('') + content.slice(at)
}
