import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Edition } from '../src/edition/finish.js'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { readEpub, readHtml } from '../src/proof/markup-text.js'
import { publish } from '../src/publish.js'
import { defaults } from '../src/settings.js'
import { everyRow, picture, readWhole } from './support/document.js'
import { catalogued, ownPlaces, untold } from './support/fields.js'
import { readPdf, textOf } from './support/pdf.js'
import { worldFor } from './support/world.js'
import { sha256 } from '../src/text/hashes.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

describe('an edition of a document that gives every field and has a picture', () => {
  const { file } = readWhole(everyRow, '正文。\n\n![图](there.png "图题")')
  const world = { ...worldFor(file.path, printer), picture: () => picture }
  let edition: Edition
  beforeAll(async () => {
    const made = await publish(file, { settings: defaults, world })
    if (!made) throw new Error(file.messages.join('\n'))
    edition = made
  })
  const bytes = (format: 'pdf' | 'epub' | 'html') => edition.products.get(format) ?? new Uint8Array()

  test('tells each of them in XMP, sidecar, record and products', async () => {
    const sheets = await readPdf(bytes('pdf'))
    expect(untold({
      xmp: Buffer.from(bytes('pdf')).toString(), sidecar: Buffer.from(edition.files.get('example.metadata.xml') ?? []).toString(),
      blocks: edition.record.blocks.map(({ id }) => id),
      products: { pdf: sheets.map(textOf).join(''), epub: readEpub(bytes('epub')), html: readHtml(bytes('html')) }
    })).toEqual([])
  })

  test('has the other places of XMP, and the whole sidecar', () => {
    const xmp = Buffer.from(bytes('pdf')).toString()
    expect(ownPlaces.filter((element) => !xmp.includes(element))).toEqual([])
    const sidecar = Buffer.from(edition.files.get('example.metadata.xml') ?? []).toString()
    const own = [...sidecar.matchAll(/number="(\w+)" name="(.*?)">(.*?)</g)].map((match) => match.slice(1).join(' '))
    expect(own.filter((element) => !/^M(4[3789]|50) /.test(element))).toEqual(catalogued)
  })

  test('has every input in its record', async () => {
    const { inputs } = edition.record
    const hashesOf = (files: ReadonlyMap<string, string>) => [...files].map(([name, text]) => ({ name, sha256: sha256(text) })).sort((a, b) => a.name < b.name ? -1 : 1)
    expect(inputs.source).toEqual({ path: file.path, sha256: sha256(file.value as Uint8Array) })
    expect(inputs.pictures).toEqual([{ name: 'there.png', sha256: sha256(picture) }])
    expect(inputs.templates).toEqual(hashesOf(world.templates('bulletin')))
    expect(inputs.styles).toEqual(hashesOf(world.styles))
    expect([...new Set(inputs.faces.map(({ role }) => role))]).toEqual(['fangsong', 'kaiti', 'heiti', 'songti', 'xiaobiaosong', 'fallback'])
    expect([inputs.settings, inputs.epoch, inputs.browser, inputs.tools]).toEqual([
      { attachSource: false, formats: ['pdf', 'epub', 'html'] }, 1614902400, await world.browser(), world.tools
    ])
  })
})
