import type { RecordSources } from '../../src/edition/record.js'
import { gbt9704 } from '../../src/layout/page-format.js'
import { sourceTextOf } from '../../src/proof/source-text.js'
import { findingsOf } from '../../src/report.js'
import { defaults } from '../../src/settings.js'
import { sha256 } from '../../src/text/hashes.js'
import type { Face } from '../../src/fonts/prepare.js'
import type { readWhole } from './document.js'

/** Names the fields of the bulletin in the order of its page, as a template does. */
export const templates = () => new Map([['page.html', `
  <p data-field="classification"></p><p data-field="copyNumber"></p><p data-field="serialName"></p><p data-field="issueNumber"></p>
  <p data-field="issuer"></p><p data-field="date"></p><p data-field="editorsNote"></p><h1 data-field="title"></h1><p data-field="speechDate"></p>
  <p data-field="speaker"></p><section data-slot="body"></section><p data-field="distribution"></p><p data-field="note"></p>
  <p data-field="printingOffice"></p><p data-field="printingDate"></p><p data-field="printedCopies"></p>`]])

const face = (role: Face['role'], name: string, genuine: boolean, characters: string): Face =>
  ({ role, file: { place: 'npm', name, path: `/x/${name}` }, genuine, characters: new Set(characters), data: new Uint8Array() })

/** What a record is made from, as if the document had been printed a block a line, ten lines a page. */
export function recordSources({ file, document }: ReturnType<typeof readWhole>, changed: Partial<RecordSources> = {}): RecordSources {
  const bytes = file.value as Uint8Array
  const text = sourceTextOf(document, bytes, { templates })
  const runs = text.blocks.map(({ at }, index) => ({ at, page: Math.floor(index / 10) + 1, line: index % 10 + 1 }))
  const parts = {
    source: { path: '../../content/example.md', sha256: sha256(bytes) }, pictures: [], templates: [], styles: [], faces: [],
    settings: { formats: ['pdf'] }, epoch: 1614902400, browser: 'Chromium 147.0.7727.24', tools: { tongbao: '0.1.0' }
  }
  return {
    document, text, format: gbt9704, ledger: { characters: 100, printed: 70, metadata: 20, marks: 10 }, pages: Math.ceil(runs.length / 10), placed: { text: text.text, runs }, settings: defaults,
    source: { path: parts.source.path, bytes }, browser: parts.browser, tools: parts.tools, created: new Date('2021-03-05'), dated: 'document',
    fingerprint: { sha256: sha256('all'), ...parts }, conformance: { checks: 1234, failures: [] }, silenced: [], findings: findingsOf(file),
    faces: [face('fangsong', 'FandolFang-Regular.otf', true, '甲乙丙'), face('xiaobiaosong', 'NotoSerifSC_700Bold.ttf', false, '标')],
    proofs: [{ product: 'pdf', by: 'structure', characters: 99 }, { product: 'html', by: 'markup', characters: 98 }], ...changed
  }
}
