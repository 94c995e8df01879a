import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Schema } from '../../src/edition/check-schema.js'
import { formatRecordFile, makeRecord, type EditionRecord } from '../../src/edition/record.js'
import { hashAll, sealFingerprint } from '../../src/edition/fingerprint.js'
import { lookAtEdition } from '../../src/rebuild.js'
import { defaults, type Settings } from '../../src/settings.js'
import type { EditionFolder, Outside, World } from '../../src/world.js'
import { outside as forms, readWhole, required } from '../support/document.js'
import { recordSources } from '../support/edition.js'

const schema = JSON.parse(readFileSync('schemas/edition.schema.json', 'utf8')) as Schema
const [source, picture] = [Buffer.from('the Markdown'), Buffer.from('a picture')]

const calm = {
  ...forms, fonts: { files: async () => [], hash: async () => undefined, load: async () => undefined }, epoch: undefined,
  styles: new Map([['print.css', 'p {}']]), templates: () => new Map([['page.html', '<p>']]), picture: () => picture, browser: async () => 'Chromium 1', tools: { tongbao: '0.1.0' }, program: 'a'.repeat(64)
} as unknown as World

/** The record of an edition that was built from all this. */
async function recordOf(settings: Settings, { dated = 'document' as const, epoch = 1614902400, world = calm } = {}): Promise<EditionRecord> {
  const inputs = await sealFingerprint({
    source: { path: '../../x.md', bytes: source }, pictures: hashAll(new Map([['a.png', picture]])), form: 'bulletin', settings, epoch,
    browser: 'Chromium 1', tools: { tongbao: '0.1.0' }
  }, world)
  const { edition = 1 } = settings
  return { ...makeRecord(recordSources(readWhole(required)), new Map([['x.html', source]])), inputs, dated, edition }
}

interface Now { bytes?: Buffer, settings?: Partial<Settings>, world?: Partial<World>, isUntouched?: boolean, released?: Record<number, EditionRecord | undefined> }

async function look(record: unknown, { bytes = source, settings = {}, world = {}, isUntouched = true, released = {} }: Now = {}): Promise<[number, string | undefined]> {
  const folder = (found: unknown): EditionFolder => ({
    read: async () => found === undefined ? undefined : Buffer.from(formatRecordFile(found as EditionRecord)),
    isUntouched: async () => isUntouched, released: async () => Object.keys(released).map(Number)
  })
  const outside: Pick<Outside, 'edition' | 'schema'> = {
    schema, edition: (path) => folder(/editions.(\d+)$/.test(path) ? released[Number(/\d+$/.exec(path)?.[0])] : record)
  }
  const now = { source: { path: '../../x.md', bytes }, settings: { ...defaults, ...settings } }
  const { number, reason } = await lookAtEdition('dist/x', now, outside, { ...calm, ...world })
  return [number, reason?.en]
}

describe('what stands there is left alone as long as', () => {
  test('nothing has changed', async () => {
    expect(await look(await recordOf(defaults))).toEqual([1, undefined])
    expect(await look(await recordOf(defaults), { settings: { out: 'elsewhere' } })).toEqual([1, undefined])
  })

  test.each<[string, Now]>([
    ['source ../../x.md changed', { bytes: Buffer.from('another') }],
    ['picture a.png changed', { world: { picture: () => Buffer.from('another') } }],
    ['picture a.png changed', { world: { picture: () => undefined } }],
    ['style print.css changed', { world: { styles: new Map([['print.css', 'p { color: red }']]) } }],
    ['template page.css changed', { world: { templates: () => new Map([['page.css', ''], ['page.html', '<p>']]) } }],
    ['setting attachSource changed', { settings: { attachSource: true } }],
    ['date changed', { world: { epoch: new Date(0) } }],
    ['browser changed', { world: { browser: async () => 'Chromium 2' } }],
    ['tool tongbao changed', { world: { tools: { tongbao: '0.2.0' } } }],
    ['program code changed', { world: { program: 'b'.repeat(64) } }],
    ['source ../../x.md, browser, tool tongbao and 1 more changed', { bytes: Buffer.from('x'), world: { browser: async () => 'C', tools: { tongbao: '2' }, epoch: new Date(0) } }],
    ['files of the edition were changed', { isUntouched: false }],
    ['its record is of an older or another format', { world: { forms: new Map() } }]
  ])('%s', async (reason, now) => {
    expect(await look(await recordOf(defaults), now)).toEqual([1, reason])
  })

  test('its date is its own, or the run gives the same', async () => {
    const dated = await recordOf(defaults, { dated: 'run' as never, epoch: 77 })
    expect(await look(dated)).toEqual([1, 'date changed'])
    expect(await look(dated, { world: { epoch: new Date(77_000) } })).toEqual([1, undefined])
  })

  test('there is a record that tells enough', async () => {
    const { dated: _, edition: __, ...older } = await recordOf(defaults)
    expect(await look(undefined)).toEqual([1, 'there is no edition yet'])
    expect(await look({ ...older, tongbaoEdition: 2 })).toEqual([1, 'its record is of an older or another format'])
    expect(await look({ ...older, tongbaoEdition: 9 })).toEqual([1, 'there is no edition yet'])
  })

  test('errata that are bound to it are its own', async () => {
    expect(await look(await recordOf({ ...defaults, errata: '## 勘误表' }))).toEqual([1, undefined])
  })
})

describe('the number of an edition is', () => {
  test('that of the last release while nothing differs from it', async () => {
    const [first, second] = [await recordOf(defaults), await recordOf({ ...defaults, edition: 2 })]
    expect(await look(first, { released: { 1: first } })).toEqual([1, undefined])
    expect(await look(second, { released: { 1: first, 2: second } })).toEqual([2, undefined])
  })

  test('the next one as soon as something does, or where the release cannot be read', async () => {
    const first = await recordOf(defaults)
    const [number, reason] = await look(first, { released: { 1: first }, bytes: Buffer.from('corrected') })
    expect([number, reason]).toEqual([2, 'source ../../x.md, number of the edition changed'])
    expect((await look(first, { released: { 1: undefined } }))[0]).toBe(2)
    expect((await look(first, { released: { 1: first, 7: undefined } }))[0]).toBe(8)
  })

  test('the one that the settings name', async () => {
    expect((await look(undefined, { settings: { edition: 5 } }))[0]).toBe(5)
  })
})
