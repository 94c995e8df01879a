import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import type { Edition } from '../src/edition/finish.js'
import { publish } from '../src/publish.js'
import { findingsOf } from '../src/report.js'
import { defaults } from '../src/settings.js'
import { runAce } from './support/ace.js'
import { hasEpubCheck, runEpubCheck } from './support/epub-check.js'
import { hasVeraPdf, judge } from './support/verapdf.js'
import { assets, fileAt, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

const names = readdirSync('content/examples').map((name) => name.replace('.md', ''))

test('every form has an example, but for errata, which the program writes', () => {
  expect([...names, 'errata'].sort()).toEqual([...assets.forms.keys()].sort())
})

describe.each(names)('the example of %s', (name) => {
  let edition: Edition | undefined
  const product = (format: 'pdf' | 'epub') => edition?.products.get(format) ?? Buffer.of()

  test('is published in all products without a finding, as its form; the identifier is its own', async () => {
    const file = fileAt(`content/examples/${name}.md`)
    edition = await publish(file, { settings: defaults, world: worldFor(file.path, printer) })
    expect(findingsOf(file).map(({ ruleId }) => ruleId).filter((id) => id !== 'font-substituted')).toEqual([])
    expect(edition?.record.document.form).toBe(name)
    expect([...edition?.products.keys() ?? []]).toEqual(['pdf', 'epub', 'html'])
    expect(edition?.record.pages).toBeLessThan(5)
  })

  test('tells the sidecar what its rows name, and XMP what they describe', () => {
    const sidecar = Buffer.from(edition?.files.get(`${name}.metadata.xml`) ?? []).toString()
    const packet = Buffer.from(product('pdf')).toString()
    const rows = Object.entries(assets.forms.get(name)?.fields ?? {})
    const yaml = Buffer.from(fileAt(`content/examples/${name}.md`).value ?? '').toString()
    const given = rows.filter(([key, { term }]) => new RegExp(`^(?:${key}|${term}):`, 'm').test(yaml))
    expect(given.length).toBeGreaterThan(4)
    for (const [key, { catalogue = [], xmp }] of given) {
      for (const number of catalogue) expect(sidecar).toContain(`number="${number}"`)
      if (xmp !== undefined) expect(packet).toContain(`<tongbao:${key}>`)
    }
  })

  test.skipIf(!hasVeraPdf)('keeps PDF/A-2a and PDF/UA-1, as veraPDF judges', async () => {
    for (const flavour of ['2a', 'ua1'] as const) {
      const { isCompliant, failures } = await judge(product('pdf'), flavour)
      expect(failures).toEqual([])
      expect(isCompliant).toBe(true)
    }
  })

  // Ace opens a browser of its own for each; one book of the kind serves where time is short
  test.skipIf(process.env['CI'] !== 'true' && name !== 'redhead')('has an e-book that Ace and EPUBCheck (which needs Java) have nothing against', async () => {
    expect(await runAce(product('epub'))).toEqual({ outcome: 'pass', findings: [] })
    if (hasEpubCheck('5.3.0')) expect(await runEpubCheck(product('epub'), '5.3.0')).toEqual([])
  })
})
