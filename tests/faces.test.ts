import { describe, expect, test } from 'vitest'
import { openFontShelf } from '../src/effects/font-shelf.js'
import { cacheFolder } from '../src/effects/cache.js'
import { coverageOf, subsetFace } from '../src/fonts/subset.js'
import { convertOutlines } from '../src/fonts/convert-outlines.js'
import { prepareFonts } from '../src/fonts/prepare.js'
import { stateOf, toTrueType } from '../src/fonts/truetype.js'
import type { Usage } from '../src/fonts/usage.js'
import { faceStyles, usageOf } from '../src/fonts/usage.js'
import { findingsOf, Fault } from '../src/report.js'
import type { FontFile, FontShelf } from '../src/world.js'
import { damage } from './support/damage.js'
import { smallFace } from './support/small-face.js'
import { fileWith, worldFor } from './support/world.js'

const shelf = openFontShelf({ cache: cacheFolder() })
const npm = (await shelf.files()).filter(({ place }) => place === 'npm')
const usage: Usage = new Map([['fangsong', new Set('为人民服务')]])

/** A shelf that holds `files` alone; what `damaged` names cannot be loaded. */
function holding(files: readonly FontFile[], damaged = ''): FontShelf {
  const isWhole = ({ name }: FontFile) => name !== damaged
  return {
    files: async () => files, load: async (file) => isWhole(file) ? shelf.load(file) : undefined,
    hash: async (file) => isWhole(file) ? shelf.hash(file) : undefined
  }
}

async function prepare(fonts: FontShelf, wanted: Usage = usage) {
  const file = fileWith('为人民服务䨻。')
  const faces = await prepareFonts(file, wanted, { ...worldFor(file.path), fonts })
  return { faces, found: findingsOf(file) }
}

describe('the faces of a document', () => {
  test('without any 仿宋 a face from npm stands in, and a finding says so', async () => {
    const { faces, found } = await prepare(holding(npm))
    expect(faces.map(({ file, genuine }) => [file.name, genuine])).toEqual([['NotoSerifSC_300Light.ttf', false]])
    expect(found.map(({ ruleId, values }) => [ruleId, ...values])).toEqual([['font-substituted', '仿宋', 'NotoSerifSC_300Light.ttf']])
  })

  test('the user\'s own face comes first', async () => {
    const own: FontFile = { ...npm.find(({ name }) => name === 'NotoSansSC_500Medium.ttf') as FontFile, place: 'folder', name: '仿宋.ttf' }
    const { faces, found } = await prepare(holding([own, ...npm]))
    expect(faces.map(({ file }) => file.name)).toEqual(['仿宋.ttf'])
    expect(found).toEqual([])
  })

  test('a face of the user\'s that cannot be used is a finding, and the next one serves', async () => {
    const own: FontFile = { place: 'folder', name: '仿宋.ttf', path: 'package.json' }
    const { faces, found } = await prepare(holding([own, ...npm], own.name))
    expect(faces.map(({ file }) => file.name)).toEqual(['NotoSerifSC_300Light.ttf'])
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['font-unusable', 'font-substituted'])
  })

  test('a damaged face is a finding or serves, whatever the damage, and the run goes on', async () => {
    const good = npm.find(({ name }) => name === 'NotoSerifSC_400Regular.ttf')
    const small = await subsetFace(await shelf.load(good as FontFile) ?? new Uint8Array(), '为人民服务')
    const outcomes = new Map<string, number>()
    for (let seed = 0; seed < 300; seed += 1) {
      const bytes = damage([small, smallFace(), convertOutlines(smallFace())][seed % 3] ?? small, seed)
      const own: FontFile = { place: 'folder', name: '仿宋.ttf', path: '' }
      const load = async (file: FontFile) => file !== own ? shelf.load(file) : stateOf(bytes) === 'ready' ? bytes : toTrueType(bytes)
      const { faces, found } = await prepare({ files: async () => [own, ...npm], load, hash: shelf.hash }, new Map([['fangsong', new Set('为人一通')]]))
      const isTold = found.some(({ ruleId }) => ruleId === 'font-unusable')
      const serves = faces.some(({ file }) => file === own) || found.some(({ values }) => values.includes(own.name) && values.length === 4)
      const outcome = isTold !== serves ? isTold ? 'told' : 'serves' : `seed ${seed}`
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    expect([...outcomes.keys()].sort()).toEqual(['serves', 'told'])
    expect(outcomes.get('told')).toBeGreaterThan(100)
  })

  test('a face carries the document\'s characters and no radical', async () => {
    const [face] = (await prepare(holding(npm))).faces
    expect(String.fromCodePoint(...coverageOf(face?.data ?? new Uint8Array())).replace(/[\0-\x20]/g, '')).toBe([...'为人民服务'].sort().join(''))
  })

  test('of two characters that it draws by one glyph a face serves one', async () => {
    const { faces, found } = await prepare(holding(npm), new Map([['heiti', new Set('通一\u2f00')]]))
    expect(faces.find(({ role }) => role === 'heiti')?.characters).toEqual(new Set('\u2f00通'))
    expect(found.map(({ values }) => values[0])).toContain('一')
  })

  test('without any face at all the run stops', async () => {
    await expect(prepare(holding([]))).rejects.toThrow(Fault)
  })
})

describe('which face a character is set in', () => {
  const css = faceStyles('bulletin', worldFor('content/2019-14.md'))
  const text = (value: string) => ({ type: 'text' as const, value })
  const element = (tagName: string, className: string[], ...children: ReturnType<typeof text>[]) =>
    ({ type: 'element' as const, tagName, properties: { className }, children })

  test('is read off styles/type.css and the form\'s page.css; the later rule wins, inner elements before outer ones', () => {
    const found = usageOf({ type: 'root', children: [
      element('p', [], text('甲')), element('h2', [], text('乙')), element('p', ['speaker'], text('丙')), element('h1', ['title'], text('丁'))
    ] }, css)
    expect([...found].map(([role, characters]) => [role, [...characters].join('')])).toEqual([
      ['fangsong', '甲'], ['heiti', '乙'], ['kaiti', '丙'], ['xiaobiaosong', '丁']
    ])
  })

  test('a role that is none is a mistake in the style sheet', () => {
    expect(() => usageOf(element('p', [], text('甲')), 'p { font-family: lishu }')).toThrow('lishu')
  })

  test.each([
    '@media print {\n  .x { font-family: heiti }\n}', '.x .y { font-family: heiti }', '.x { margin: 0; font-family: heiti }',
    '.x { font: 16pt/1 heiti }'
  ])('so is a face that could not be told: %s', (rule) => {
    expect(() => usageOf(element('p', [], text('甲')), `p { font-family: kaiti }\n${rule}`)).toThrow('heiti')
  })
})
