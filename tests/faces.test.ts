import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openFontShelf } from '../src/effects/font-shelf.js'
import { cacheFolder } from '../src/effects/cache.js'
import { coverageOf } from '../src/fonts/subset.js'
import { prepareFonts } from '../src/fonts/prepare.js'
import type { Usage } from '../src/fonts/usage.js'
import { usageOf } from '../src/fonts/usage.js'
import { findingsOf, Fault } from '../src/report.js'
import type { FontFile, FontShelf } from '../src/world.js'
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

  test('a face carries the document\'s characters and no radical', async () => {
    const [face] = (await prepare(holding(npm))).faces
    expect(String.fromCodePoint(...coverageOf(face?.data ?? new Uint8Array())).replace(/[\0-\x20]/g, '')).toBe([...'为人民服务'].sort().join(''))
  })

  test('without any face at all the run stops', async () => {
    await expect(prepare(holding([]))).rejects.toThrow(Fault)
  })
})

describe('which face a character is set in', () => {
  const css = readFileSync('styles/type.css', 'utf8')
  const text = (value: string) => ({ type: 'text' as const, value })
  const element = (tagName: string, className: string[], ...children: ReturnType<typeof text>[]) =>
    ({ type: 'element' as const, tagName, properties: { className }, children })

  test('is read off styles/type.css; the later rule wins, inner elements before outer ones', () => {
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
})
