import { setImmediate } from 'node:timers/promises'
import type { VFile } from 'vfile'
import { bindErrata } from './document/bind-errata.js'
import { headOf } from './document/divisions.js'
import { nameEdition } from './document/name-edition.js'
import { parseDocument } from './document/parse.js'
import { takeFingerprint } from './edition/fingerprint.js'
import { finishEdition, type Edition } from './edition/finish.js'
import { modifiedAt } from './epub/identity.js'
import { usageOfBook } from './epub/book-usage.js'
import { prepareFonts } from './fonts/prepare.js'
import { faceStyles, mergeUsage, usageOf } from './fonts/usage.js'
import type { OfficialDocument } from './document/document.js'
import { isLongTitle } from './html/title-lines.js'
import { renderHtml } from './html/render.js'
import { composePage } from './layout/compose-page.js'
import { formatOf, furnitureUsage } from './layout/page-format.js'
import { printDocument, type Print } from './layout/print.js'
import { furnishPage } from './layout/web-page.js'
import { products, type Checked, type Draft, type Make, type Making } from './products.js'
import { proveLedger } from './proof/prove-ledger.js'
import { sourceTextOf } from './proof/source-text.js'
import { gradeBySettings, patienceFor } from './reading.js'
import { findingsOf, isForbidden, report, silencedOn } from './report.js'
import { formats, type Format, type Settings } from './settings.js'
import { sha256 } from './text/hashes.js'
import type { World } from './world.js'

/** What a publication needs besides the document: choices, the outside, and an ear for its progress. */
export interface Publication {
  readonly settings: Settings
  readonly world: World
  /** The document's path from the edition's folder, for the record; where nothing is said, its own. */
  readonly sourcePath?: string
  /** Hears each step as it begins, and the number of pages once they are known. */
  readonly onStep?: (step: string, pages?: number) => void
  /** Gets what is made on the way: the page as it was printed, the raw print, the text along its structure. */
  readonly keep?: (name: string, content: Uint8Array | string) => Promise<void>
}

/**
 * The whole pipeline: the bytes of a cleaned Markdown file become an edition, and what is found on the way is attached
 * to the file. Gives `undefined` where a finding forbids publication. Throws faults of the run.
 */
export async function publish(file: VFile, publication: Publication): Promise<Edition | undefined> {
  const draft = await makeDraft(file, publication)
  if (!draft || isForbidden(file)) return undefined
  const sheets = await layOut(file, draft, publication)
  return isForbidden(file) ? undefined : finish(file, { draft, ...sheets }, publication)
}

/** Reads and checks a document, and chooses its faces. */
export async function makeDraft(
  file: VFile, { settings, world, sourcePath, onStep }: Publication
): Promise<Draft | undefined> {
  onStep?.('document')
  gradeBySettings(file, settings)
  const source = { path: sourcePath ?? file.path, bytes: file.value as Uint8Array }
  const patience = patienceFor(source.bytes)
  const parsed = world.within(patience, () => parseDocument(file, world))
  if (!parsed) return undefined
  const { edition = 1 } = settings
  const { revised } = parsed.description
  if (edition === 1 && revised) report(file, 'edition-unreleased', undefined, revised.text)
  if (edition > 1 && !revised) report(file, 'edition-undated', undefined, edition)
  const named = nameEdition(await withTitleWords(parsed, world), edition)
  const document = settings.errata === undefined ? named : bindErrata(named, settings.errata)
  const read = world.within(patience, () => {
    const text = sourceTextOf(document, source.bytes, world)
    return { document, text, ledger: proveLedger(file, document.ledger, text), page: renderHtml(document, world) }
  })
  const { page } = read
  onStep?.('fonts')
  const { name, description } = document
  const format = formatOf(world.forms.get(description.form) ?? {})
  const shown = usageOf(furnishPage(page, { name, description, formats }).tree, faceStyles(description.form, world))
  const usage = mergeUsage(shown, furnitureUsage(format), usageOfBook(document, page, world))
  const faces = await prepareFonts(file, usage, world)
  const pagination = settings.pagination ?? document.description.pagination ?? 'flow'
  const dateBy = (epoch: Date | undefined) => modifiedAt(document.description, [sha256(source.bytes), String(edition)], epoch)
  const [own, created] = [dateBy(undefined), dateBy(world.epoch)]
  const dated = created.getTime() === own.getTime() ? 'document' as const : 'run' as const
  const provenance = { document, source, settings, format, browser: await world.browser(), tools: world.tools, created }
  const fingerprint = await takeFingerprint(provenance, world)
  return { ...read, faces, format, pagination, provenance, dated, fingerprint }
}

/** Cuts the long titles of a document, and of what it encloses, into words. */
async function withTitleWords(document: OfficialDocument, { words }: World): Promise<OfficialDocument> {
  const { description, body } = document
  const titleWords = isLongTitle(description.title) ? await words(description.plainTitle) : undefined
  const children = await Promise.all(body.children.map(async (block) => {
    const division = headOf(block)
    if (!division || !isLongTitle([division.title])) return block
    return { ...block, data: { division: { ...division, titleWords: await words(division.title) } } } as typeof block
  }))
  return { ...document, body: { ...body, children }, description: titleWords ? { ...description, titleWords } : description }
}

/** What was laid out: the print, where a product needs one, and for each product what makes it. */
export interface Sheets {
  readonly print: Print | undefined
  readonly makers: ReadonlyMap<Format, Make>
}

/** Has the browser print the draft, where a product needs it, and does meanwhile what needs no pages. */
export async function layOut(file: VFile, draft: Draft, { settings, world, onStep, keep }: Publication): Promise<Sheets> {
  const wanted = withNeeded(settings.formats)
  const isPrinted = wanted.some((format) => products[format].needs !== 'draft')
  if (isPrinted) onStep?.('print')
  const [print, ...makers] = await Promise.all([
    isPrinted ? printDocument(file, draft, world) : undefined,
    ...wanted.map(async (format) => {
      // not before the browser has the page
      await setImmediate()
      return [format, await products[format].prepare(draft, world)] as const
    })
  ])
  if (print) {
    await keep?.(`${draft.document.name}.page.html`, composePage(draft, world))
    await keep?.(`${draft.document.name}.print.pdf`, print.pdf)
  }
  return { print, makers: new Map(makers) }
}

/** Makes the products and reads each back; adds the record and the sidecar. */
export async function finish(
  file: VFile, { draft, print, makers }: Sheets & { readonly draft: Draft }, { settings, world, onStep, keep }: Publication
): Promise<Edition | undefined> {
  let making: Making = { file, draft, world, print, pdf: undefined }
  const made = new Map<Format, Uint8Array>()
  const checked: Checked[] = []
  for (const [format, make] of makers) {
    onStep?.(format, print?.pages)
    const bytes = await make(making)
    if (!bytes || isForbidden(file)) return undefined
    onStep?.(`${format} proof`, print?.pages)
    const found = await products[format].check(file, { ...draft, bytes }, world)
    if (isForbidden(file)) return undefined
    const { placed, conformance, prove } = found
    if (placed) await keep?.(`${draft.document.name}.tagged.txt`, placed.text)
    if (placed && conformance) making = { ...making, pdf: { bytes, placed, conformance, prove } }
    if (!settings.formats.includes(format)) continue
    made.set(format, bytes)
    checked.push(found)
  }
  onStep?.('record', print?.pages)
  const proofs = await Promise.all(checked.map(({ prove }) => prove()))
  if (isForbidden(file)) return undefined
  return finishEdition(file, {
    ...draft.provenance, ...draft, pages: print?.pages, placed: making.pdf?.placed,
    conformance: checked.find(({ conformance }) => conformance)?.conformance,
    proofs: proofs.flat(), findings: findingsOf(file), silenced: silencedOn(file)
  }, made)
}

/** The products that are wanted, and those that they are made from, in the order in which they are made. */
function withNeeded(wanted: readonly Format[]): Format[] {
  const needed = new Set(wanted)
  if (wanted.some((format) => products[format].needs === 'pdf')) needed.add('pdf')
  return formats.filter((format) => needed.has(format))
}
