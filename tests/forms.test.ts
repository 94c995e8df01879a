import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { VFile } from 'vfile'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDocument } from '../src/document/parse.js'
import type { Edition } from '../src/edition/finish.js'
import { openAssets } from '../src/effects/assets.js'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { form as bulletin } from '../src/forms/bulletin.js'
import type { Form } from '../src/forms/form.js'
import { schemaOf } from '../src/forms/schema.js'
import { publish } from '../src/publish.js'
import { findingsOf } from '../src/report.js'
import { defaults } from '../src/settings.js'
import type { World } from '../src/world.js'
import { hasEpubCheck, runEpubCheck } from './support/epub-check.js'
import { textsOf } from './support/epub-fixture.js'
import { fileWith, withTemplate, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

describe('a form of three fields, in one file and one folder', () => {
  const files: Record<string, string> = {
    'forms/notice.js': `export const form = {
      term: '告示', genre: '公告', help: { zh: '张贴的告示', en: 'a notice to be put up' },
      fields: {
        title: { term: '标题', kind: 'title', required: true, shown: true, example: '停水', help: { zh: '标题', en: 'the title' } },
        issuer: { term: '署名', kind: 'text', required: true, shown: true, xmp: '署名 signature', example: '水务局', help: { zh: '谁发的', en: 'who' } },
        date: { term: '日期', kind: 'date', required: true, shown: true, example: '2026年1月2日', help: { zh: '何日', en: 'when' } }
      },
      describe: ({ title, issuer, date }) => ({ title, issuer, date, identity: [issuer, date.iso, ...title] })
    }`,
    'templates/notice/page.html': `<!doctype html><html><head><meta charset="utf-8"><title data-field="plainTitle"></title></head>
      <body><main class="pages"><h1 class="title" data-field="title"></h1><section data-slot="body"></section>
      <p data-field="issuer"></p><p data-field="date"></p></main></body></html>`,
    'templates/notice/epub/OEBPS/cover.xhtml': '<html><head><title data-field="plainTitle"></title></head><body><div data-slot="cover"></div></body></html>',
    'templates/notice/epub/OEBPS/notice.xhtml': `<html><head><title data-field="plainTitle"></title>
      <link rel="stylesheet" type="text/css" href="style.css"></head><body><section epub:type="chapter" role="doc-chapter" aria-labelledby="title">
      <h1 class="title" id="title" data-field="titlePhrases"></h1><div data-slot="body"></div>
      <p data-field="issuer"></p><p data-field="date"></p></section></body></html>`
  }
  const source = `---
公文格式: 告示
标题: 关于城区部分路段停水的公告
署名: 某市水务局
日期: 2026-01-02
---

因管道检修，1月5日8时至18时，人民路停水。请提前储水。
`
  let [folder, edition, epub]: [string, Edition | undefined, Uint8Array] = ['', undefined, new Uint8Array()]
  const file = new VFile({ path: 'notice.md', value: Buffer.from(source) })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongbao-form-'))
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content)
    }
    const assets = await openAssets({
      templates: join(folder, 'templates'), loadForm: (name) => import(pathToFileURL(join(folder, 'forms', `${name}.js`)).href)
    })
    edition = await publish(file, { settings: defaults, world: { ...worldFor('content/x.md', printer), ...assets } })
    epub = edition?.products.get('epub') ?? epub
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('publishes to all three products, through gate and proofs', () => {
    expect(findingsOf(file).filter(({ fatal }) => fatal).map(String)).toEqual([])
    expect([...edition?.products.keys() ?? []]).toEqual(['pdf', 'epub', 'html'])
    expect(edition?.record.pages).toBe(1)
    expect(edition?.record.conformance?.checks).toBeGreaterThan(100)
    expect(edition?.record.proofs.map(({ product, by }) => `${product} ${by}`)).toEqual(
      ['pdf structure', 'pdf pdf.js', 'epub markup', 'html markup']
    )
    expect(edition?.record.document).toEqual({
      form: 'notice', title: '关于城区部分路段停水的公告', citation: '《关于城区部分路段停水的公告》', issuer: '某市水务局', date: '2026-01-02'
    })
    expect(Buffer.from(edition?.products.get('pdf') ?? []).toString()).toContain('<tongbao:issuer>某市水务局</tongbao:issuer>')
    expect(textsOf(epub)['notice.xhtml']).toContain('某市水务局')
  })

  test.skipIf(!hasEpubCheck('5.3.0'))('its e-book passes EPUBCheck', async () => {
    expect(await runEpubCheck(epub, '5.3.0')).toEqual([])
  })
})

describe('a field is declared in one row', () => {
  const docket = {
    term: '案卷', kind: 'text', shown: true, required: { with: 'note' }, catalogue: ['M75'], xmp: 'number of the docket', example: '甲-1',
    help: { zh: '案卷号', en: 'the docket' }
  } as const
  const form: Form = { ...bulletin, fields: { ...bulletin.fields, docket }, describe: (metadata) => bulletin.describe(metadata as never) }
  const world = (): World => {
    const own = worldFor('content/x.md', printer)
    const change = withTemplate(own, 'page.html', (html) => html.replace('<footer', '<p data-field="docket"></p><footer'))
    const book = withTemplate({ ...own, ...change }, 'epub/OEBPS/colophon.xhtml', (html) => html.replace('<div class="imprint" data-any>', '<p data-field="docket"></p>$&'))
    return { ...own, ...book, forms: new Map([['bulletin', form]]) }
  }

  test('and found in page, proof, XMP, sidecar, record, schema and checks', async () => {
    const file = fileWith('正文。', (yaml) => `${yaml}案卷: 乙-2\n`)
    const edition = await publish(file, { settings: defaults, world: world() })
    expect(findingsOf(file).filter(({ fatal }) => fatal).map(String)).toEqual([])
    const textOf = (name: string) => Buffer.from(edition?.files.get(`example.${name}`) ?? []).toString()
    expect(textOf('html')).toContain('<p id="docket">乙-2</p>')
    expect(textOf('pdf')).toContain('<tongbao:docket>乙-2</tongbao:docket>')
    expect(textOf('pdf')).toContain('<pdfaProperty:name>docket</pdfaProperty:name>')
    expect(textOf('metadata.xml')).toMatch(/<element number="M75" name="附注">.*乙-2.*<\/element>/)
    expect(edition?.record.blocks.map(({ id }) => id)).toContain('docket')
    expect(schemaOf('bulletin', form)).toMatchObject({ properties: { docket: { title: '案卷 docket' }, 案卷: { examples: ['甲-1'] } } })
  })

  test('one that the page forgets is missed by the proof', async () => {
    const file = fileWith('正文。', (yaml) => `${yaml}案卷: 乙-2\n`)
    const forgetful = { ...world(), templates: worldFor('content/x.md').templates }
    expect(await publish(file, { settings: { ...defaults, formats: ['html'] }, world: forgetful })).toBeUndefined()
    expect(findingsOf(file).find(({ ruleId }) => ruleId === 'text-differs')?.message).toContain('乙-2')
  })

  test('one that comes with another is missed where that is given', () => {
    const withNote = fileWith('正文。', (yaml) => `${yaml}note: （此件公开）\n`)
    expect(parseDocument(withNote, world())).toBeUndefined()
    expect(findingsOf(withNote).map(({ ruleId, values }) => [ruleId, ...values])).toEqual([['front-matter-key-missing', 'docket', '案卷']])
  })
})

describe('the front matter', () => {
  const findingsIn = (change: (yaml: string) => string) => {
    const file = fileWith('正文。', change)
    const document = parseDocument(file, worldFor(file.path))
    return { document, found: findingsOf(file).map(({ ruleId, line }) => [ruleId, line]) }
  }

  test('goes by keys, by terms, or by both', () => {
    const { document, found } = findingsIn((yaml) => yaml.replace('serialName:', '刊名:').replace('form: 刊物', '公文格式: bulletin').replace('speaker:', '讲话人:'))
    expect(found).toEqual([])
    expect(document?.description.series?.name).toBe('省委通报')
    expect(document?.description.author).toBe('杜家毫')
  })

  test('speaker and date of a speech come together or not at all', () => {
    expect(findingsIn((yaml) => yaml.replace(/speaker.*\n/, '')).found).toEqual([['front-matter-key-missing', 1]])
    expect(findingsIn((yaml) => yaml.replace(/speechDate.*\n/, '')).found).toEqual([['front-matter-key-missing', 1]])
    expect(findingsIn((yaml) => yaml.replace(/(speaker|speechDate).*\n/g, '')).found).toEqual([])
  })

  test('the same field twice is an error, in whatever names', () => {
    expect(findingsIn((yaml) => `${yaml}刊名: 市委通报\n`).found).toEqual([['front-matter-key-twice', 13]])
    expect(findingsIn((yaml) => `${yaml}serialName: 市委通报\n`).found).toEqual([['front-matter-key-twice', 13]])
  })
})

test('each form has a place for annexes, on the page and in the book', async () => {
  const { forms, templates } = worldFor('content/x.md')
  for (const form of forms.keys()) {
    const pages = [...templates(form)].filter(([path]) => path.endsWith('html')).map(([, template]) => template)
    expect(pages.filter((template) => template.includes('data-slot="annexes"'))).toHaveLength(2)
  }
})
