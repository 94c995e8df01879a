import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { compareFingerprints, reportDifferences } from '../../src/edition/compare-fingerprints.js'
import { takeFingerprint, type Fingerprint } from '../../src/edition/fingerprint.js'
import { gbt9704 } from '../../src/layout/page-format.js'
import { defaults, type Settings } from '../../src/settings.js'
import { sha256 } from '../../src/text/hashes.js'
import type { FontFile, World } from '../../src/world.js'
import { brief, picture, readWhole, required } from '../support/document.js'
import { findingsOf } from '../../src/report.js'

const face = (name: string, place: FontFile['place'] = 'npm'): FontFile => ({ name, place, path: `/somewhere/${place}/${name}` })
const faces = [
  face('仿宋.ttf', 'folder'), face('simsun.ttf', 'system'), face('FandolKai-Regular.otf', 'debian'), face('NotoSansSC_500Medium.ttf'),
  face('NotoSerifSC_400Regular.ttf'), face('NotoSerifSC_700Bold.ttf'), face('FandolFang-Regular.otf', 'debian')
]
const damaged = face('fzxbsjt.ttf', 'system')

interface Change {
  readonly body?: string
  readonly settings?: Partial<Settings>
  readonly browser?: string
  readonly tools?: Readonly<Record<string, string>>
  readonly created?: Date
  readonly path?: string
  readonly bytes?: string
  readonly world?: Partial<Pick<World, 'fonts' | 'picture' | 'program' | 'styles' | 'templates'>>
}

/** The fingerprint of a document with two pictures, or with one thing changed. */
function take({ body = '![乙](there/b.png)\n\n![甲](there/a.png)\n\n![又](there/a.png)', world: changed = {}, settings, ...change }: Change = {}): Promise<Fingerprint> {
  const { document } = readWhole(required, body)
  const world = {
    fonts: shelf(faces), program: sha256('program'), picture: (path: string) => path.startsWith('there') ? Buffer.concat([picture, Buffer.from(path)]) : undefined,
    styles: new Map([['type.css', 'a'], ['print.css', 'b']]),
    templates: (form: string) => new Map([['page.html', form], ['epub/OEBPS/speech.xhtml', 'd']]), ...changed
  }
  const source = { path: change.path ?? '../../x.md', bytes: Buffer.from(change.bytes ?? 'source') }
  return takeFingerprint({
    document, source, format: gbt9704, settings: { ...defaults, out: 'elsewhere', ...settings }, browser: change.browser ?? 'Chromium 147.0.7727.24',
    tools: change.tools ?? { tongbao: '0.1.0', fflate: '0.8.3' }, created: change.created ?? new Date('2021-03-05T00:00:00Z')
  }, world)
}

/** A shelf of these files, the hash of each made from its name; a damaged one has none. */
function shelf(files: readonly FontFile[]): World['fonts'] {
  return {
    files: async () => files, hash: async (file) => file.name === damaged.name ? undefined : sha256(file.name), load: async () => undefined
  }
}

const named = (name: string, content: string | Uint8Array) => ({ name, sha256: sha256(content) })

describe('a fingerprint', () => {
  test('has every part, in an order of its own', async () => {
    const known = await take()
    expect(known).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/), source: { path: '../../x.md', sha256: sha256('source') },
      pictures: [
        named('there/a.png', Buffer.concat([picture, Buffer.from('there/a.png')])), named('there/b.png', Buffer.concat([picture, Buffer.from('there/b.png')]))
      ],
      templates: [named('epub/OEBPS/speech.xhtml', 'd'), named('page.html', 'bulletin')],
      styles: [named('print.css', 'b'), named('type.css', 'a')],
      faces: [
        { role: 'fangsong', ...named('仿宋.ttf', '仿宋.ttf'), place: 'folder', standIn: false },
        { role: 'kaiti', ...named('FandolKai-Regular.otf', 'FandolKai-Regular.otf'), place: 'debian', standIn: false },
        { role: 'heiti', ...named('NotoSansSC_500Medium.ttf', 'NotoSansSC_500Medium.ttf'), place: 'npm', standIn: false },
        { role: 'songti', ...named('simsun.ttf', 'simsun.ttf'), place: 'system', standIn: false },
        { role: 'xiaobiaosong', ...named('NotoSerifSC_700Bold.ttf', 'NotoSerifSC_700Bold.ttf'), place: 'npm', standIn: true },
        { role: 'fallback', ...named('NotoSerifSC_400Regular.ttf', 'NotoSerifSC_400Regular.ttf'), place: 'npm', standIn: false },
        { role: 'fallback', ...named('仿宋.ttf', '仿宋.ttf'), place: 'folder', standIn: false }
      ],
      settings: { attachSource: false, formats: ['pdf', 'epub', 'html'] }, epoch: 1614902400, browser: 'Chromium 147.0.7727.24',
      tools: { tongbao: '0.1.0', fflate: '0.8.3' }, program: sha256('program')
    })
    expect(Object.keys(known)[0]).toBe('sha256')
  })

  test('is the same of the same, also where the files came in another order', async () => {
    const known = await take()
    expect(await take()).toEqual(known)
    expect(await take({ world: { styles: new Map([['print.css', 'b'], ['type.css', 'a']]) } })).toEqual(known)
  })

  test('a damaged face serves nobody, nor does a picture that is not there', async () => {
    const known = await take()
    expect(await take({ world: { fonts: shelf([damaged, ...faces]) } })).toEqual(known)
    const { document } = readWhole(required, '![甲](there/a.png)')
    const fingerprint = await takeFingerprint({
      document, source: { path: '', bytes: Buffer.from('') }, format: gbt9704, settings: defaults, browser: '', tools: {}, created: new Date(0)
    }, { fonts: shelf([]), picture: () => undefined, program: '', styles: new Map(), templates: () => new Map() })
    expect([fingerprint.pictures, fingerprint.faces]).toEqual([[], []])
  })
})

const other = sha256('other')
const changes: [what: string, change: Change, name: string, zh: string, is: string | undefined, was: string | undefined][] = [
  ['the source', { bytes: 'other' }, 'source ../../x.md', '原稿 ../../x.md ', other, sha256('source')],
  ['a picture', { world: { picture: (path) => path === 'there/a.png' ? Buffer.from('other') : Buffer.concat([picture, Buffer.from(path)]) } },
    'picture there/a.png', '图片 there/a.png ', other, sha256(Buffer.concat([picture, Buffer.from('there/a.png')]))],
  ['a picture more', { body: '![乙](there/b.png)\n\n![甲](there/a.png)\n\n![丙](there/c.png)' }, 'picture there/c.png', '图片 there/c.png ',
    sha256(Buffer.concat([picture, Buffer.from('there/c.png')])), undefined],
  ['a picture less', { body: '![甲](there/a.png)' }, 'picture there/b.png', '图片 there/b.png ', undefined, sha256(Buffer.concat([picture, Buffer.from('there/b.png')]))],
  ['a template', { world: { templates: () => new Map([['page.html', 'bulletin'], ['epub/OEBPS/speech.xhtml', 'other']]) } },
    'template epub/OEBPS/speech.xhtml', '模板 epub/OEBPS/speech.xhtml ', other, sha256('d')],
  ['a style', { world: { styles: new Map([['type.css', 'a'], ['print.css', 'other']]) } }, 'style print.css', '样式 print.css ', other, sha256('b')],
  ['a better face', { world: { fonts: shelf([face('fzxbs.ttf', 'system'), ...faces]) } }, 'face xiaobiaosong', '字体 xiaobiaosong ',
    `fzxbs.ttf (system) ${sha256('fzxbs.ttf')}`, `NotoSerifSC_700Bold.ttf (npm) ${sha256('NotoSerifSC_700Bold.ttf')}`],
  ['the browser', { browser: 'Chromium 148.0.1.2' }, 'browser', '浏览器', 'Chromium 148.0.1.2', 'Chromium 147.0.7727.24'],
  ['a library', { tools: { tongbao: '0.1.0', fflate: '9.9.9' } }, 'tool fflate', '程序 fflate ', '9.9.9', '0.8.3'],
  ['the program', { world: { program: other } }, 'program code', '程序代码', other, sha256('program')],
  ['the settings', { settings: { attachSource: true } }, 'setting attachSource', '设置 attachSource ', 'true', 'false'],
  ['the number of the edition', { settings: { edition: 2 } }, 'number of the edition', '版次', '2', undefined],
  ['the date', { created: new Date('2021-03-06T00:00:00Z') }, 'date', '日期', '1614988800', '1614902400']
]

describe('what differs is named', () => {
  test.each(changes)('%s', async (_, change, en, zh, is, was) => {
    const [known, now] = [await take(), await take(change)]
    expect(now.sha256).not.toBe(known.sha256)
    expect(compareFingerprints(known, now)).toEqual([{ name: { zh, en }, was, is }])
    expect(compareFingerprints(now, known)).toEqual([{ name: { zh, en }, was: is, is: was }])
  })

  test('every part of a fingerprint', async () => {
    const parts = changes.map(([, , name]) => name.split(' ')[0]).map((word) => ({ tool: 'tools', date: 'epoch' }[word ?? ''] ?? word))
    const missed = Object.keys(await take()).filter((part) => part !== 'sha256' && !parts.includes(part) && !parts.includes(part.replace(/s$/, '')))
    expect(missed).toEqual([])
  })

  test('the path of the source, as two sources', async () => {
    const [known, now] = [await take(), await take({ path: 'y.md' })]
    expect(compareFingerprints(known, now).map(({ name, was, is }) => [name.en, was, is])).toEqual([
      ['source ../../x.md', sha256('source'), undefined], ['source y.md', undefined, sha256('source')]
    ])
  })

  test('one of several fallbacks', async () => {
    const [known, now] = [await take(), await take({ world: { fonts: shelf([...faces, face('另.ttf', 'folder')]) } })]
    expect(compareFingerprints(known, now).map(({ name, was, is }) => [name.en, was, is])).toEqual([
      ['face fallback', undefined, `另.ttf (folder) ${sha256('另.ttf')}`]
    ])
  })

  test('nothing, where the fingerprints are one', async () => {
    const known = await take()
    expect(compareFingerprints(known, { ...known, browser: 'another' })).toEqual([])
  })

  test('as findings, what is not there as “none”', async () => {
    const [file, known] = [new VFile({ path: 'x.md' }), await take()]
    const [more] = compareFingerprints(known, await take({ world: { styles: new Map([['type.css', 'a']]) } }))
    const [browser] = compareFingerprints(known, await take({ browser: 'B' }))
    if (!more || !browser) throw new Error('nothing differs')
    expect(reportDifferences(file, [more, browser])).toBe(2)
    expect(reportDifferences(file, [{ ...more, was: more.is, is: more.was }])).toBe(1)
    const [style, none] = [{ zh: '样式 print.css ', en: 'style print.css' }, { zh: '无', en: 'none' }]
    expect(brief(findingsOf(file))).toEqual([
      ['input-differs', undefined, undefined, style, none, sha256('b')],
      ['input-differs', undefined, undefined, { zh: '浏览器', en: 'browser' }, 'B', 'Chromium 147.0.7727.24'],
      ['input-differs', undefined, undefined, style, sha256('b'), none]
    ])
  })
})
