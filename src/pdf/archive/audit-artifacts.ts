import { barePrint } from '../../text/characters.js'
import type { Demoted } from './demote-decoration.js'
import type { PdfPage } from '../read/read.js'
import type { ArchiveError, ArtifactText } from './archive-report.js'
import type { Sequence } from '../read/scan.js'
import { elementsOf, marksOf, type StructElement } from '../read/structure.js'
import { headersOf } from '../read/tagged-text.js'

/**
 * Compares the text outside the structure with the furniture that each page should carry, character for character.
 * The head of a table may stand there again. Anything else is text that a reader of the tags would miss: generated content, for example.
 */
export function auditArtifacts(
  tree: StructElement, pages: readonly PdfPage[], demoted: Demoted, furniture: (page: number) => string
): { artifacts: ArtifactText[], errors: ArchiveError[] } {
  const tagged = new Set<Sequence | undefined>(demoted.keys())
  for (const { page, mcid } of marksOf(tree)) tagged.add(pages[page]?.scan.sequences.get(mcid))

  const headers = headersOf(tree, pages)
  const artifacts: ArtifactText[] = []
  const errors: ArchiveError[] = []
  for (const [index, { scan }] of pages.entries()) {
    const page = index + 1
    const outside = scan.painted.filter(({ mcid }) => mcid === undefined || !tagged.has(scan.sequences.get(mcid)))
    const text = outside.map((painted) => painted.text).join('')
    if (text !== '') artifacts.push({ page, text })
    const rest = text.startsWith(furniture(page)) ? barePrint(text.slice(furniture(page).length)) : undefined
    if (rest === undefined || (rest !== '' && !headers.has(rest))) errors.push({ id: 'text-lost', page, detail: text, expected: furniture(page) })
    if (outside.some(({ kind }) => kind === 'picture')) errors.push({ id: 'picture-lost', page, detail: 'picture' })
    for (const detail of scan.oddities.values()) errors.push({ id: 'print-unexpected', page, detail })
  }
  for (const [{ kids }] of elementsOf(tree)) {
    for (const kid of kids) if (kid.kind === 'oddity') errors.push({ id: 'print-unexpected', detail: kid.detail })
  }
  return { artifacts, errors }
}
