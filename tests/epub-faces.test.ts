import { readFileSync } from 'node:fs'
import { Blob, Face as HarfBuzzFace } from 'harfbuzzjs'
import { beforeAll, expect, test } from 'vitest'
import { composeBook, type BookSources } from '../src/epub/build.js'
import type { Face } from '../src/fonts/prepare.js'
import { renameFace } from '../src/fonts/rename-face.js'
import { coverageOf, subsetFace } from '../src/fonts/subset.js'
import { toTrueType } from '../src/fonts/truetype.js'
import { prepare } from './support/epub-fixture.js'
import { fileAt, worldFor } from './support/world.js'

const seed = 'content/2019-14.md'
const world = worldFor(seed)
let sources: BookSources

beforeAll(async () => { sources = await prepare(fileAt(seed), world) })

function namesOf(data: Uint8Array): Record<string, string> {
  const face = new HarfBuzzFace(new Blob(data))
  return Object.fromEntries(face.listNames().map(({ nameId, language }) => [nameId, face.getName(nameId, language)]))
}

test('the faces are those of the book, without that of the page numbers', () => {
  const songti = { ...sources.faces[0], role: 'songti' } as Face
  const { assets } = composeBook({ ...sources, faces: [...sources.faces, songti] }, world)
  expect([...assets.keys()].filter((name) => name.startsWith('fonts/')).sort()).toEqual(
    ['fonts/fangsong.ttf', 'fonts/heiti.ttf', 'fonts/kaiti.ttf', 'fonts/xiaobiaosong.ttf'])
})

test('faces give up a reserved name and keep the licence', async () => {
  const woff = readFileSync('node_modules/@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2')
  const face = await subsetFace(await toTrueType(woff) ?? new Uint8Array(), '通报')
  const named = namesOf(renameFace(face, 'Tongbao kaiti'))
  expect(named).toMatchObject(
    { 1: 'Tongbao kaiti', 4: 'Tongbao kaiti', 6: 'Tongbaokaiti', 14: 'https://scripts.sil.org/OFL' })
  expect(Object.entries(named).filter(([id, text]) => id !== '0' && /LXGW|霞鹜/.test(text))).toEqual([])
  expect(coverageOf(renameFace(face, 'Tongbao kaiti'))).toEqual(coverageOf(face))
  const free = sources.faces.find(({ role }) => role === 'heiti')?.data ?? new Uint8Array()
  expect(renameFace(free, 'x')).toBe(free)
})
