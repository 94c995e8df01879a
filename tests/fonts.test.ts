import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Blob, Face } from 'harfbuzzjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFontShelf } from '../src/effects/font-shelf.js'
import { convertOutlines } from '../src/fonts/convert-outlines.js'
import { candidatesFor } from '../src/fonts/roles.js'
import { readTables, viewOf, writeTables } from '../src/fonts/sfnt.js'
import { commonCharacters, openSubsets } from '../src/fonts/keep-subsets.js'
import { coverageOf, subsetFace } from '../src/fonts/subset.js'
import { stateOf, toTrueType } from '../src/fonts/truetype.js'
import { sha256 } from '../src/text/hashes.js'
import type { FontFile, FontPlace } from '../src/world.js'
import { areaOf, circle, openFont, outlinePoints, smallFace, square } from './support/small-face.js'

let cache = ''
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'tongbao-fonts-'))
})
afterAll(() => rm(cache, { recursive: true }))

describe('sfnt', () => {
  it('writes tables sorted, aligned and with the checksum of the whole file', () => {
    const file = smallFace()
    const view = viewOf(file)
    let sum = 0
    for (let at = 0; at < file.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
    expect(sum).toBe(0xb1b0afba)
    const tables = readTables(file) ?? new Map()
    expect([...tables.keys()]).toEqual(['CFF ', 'cmap', 'head', 'hhea', 'hmtx', 'maxp'])
    expect([...tables.values()].every((table) => table.byteOffset % 4 === 0)).toBe(true)
    expect(writeTables(new Map([...tables].reverse()))).toEqual(file)
  })

  it('reads the first face of a collection', () => {
    const face = smallFace()
    const file = new Uint8Array(16 + face.length)
    file.set([0x74, 0x74, 0x63, 0x66, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16])
    file.set(face, 16)
    const view = viewOf(file)
    for (let record = 28; record < 28 + 16 * 6; record += 16) {
      view.setUint32(record + 8, view.getUint32(record + 8) + 16)
    }
    expect(writeTables(readTables(file) ?? new Map())).toEqual(face)
  })

  it('refuses what is cut short or no font', () => {
    const file = smallFace()
    for (const length of [0, 3, 15, 40, 200, file.length - 4]) {
      expect(readTables(file.subarray(0, length))).toBeUndefined()
    }
    expect(readTables(new Uint8Array(100).fill(0xff))).toBeUndefined()
  })
})

describe('convertOutlines', () => {
  const before = openFont(smallFace())
  const after = openFont(convertOutlines(smallFace()))

  it('keeps a circle within half a unit, clockwise, with extremes and advances', () => {
    const points = outlinePoints(after, circle)
    const off = points.map(([x, y]) => Math.abs(Math.hypot(x - 500, y - 300) - 400))
    // The cubic circle itself errs by 0.11 units; then come the tolerance, 0.3, and rounding.
    expect(Math.max(...off)).toBeLessThan(0.11 + 0.3 + Math.SQRT1_2)
    expect(areaOf(outlinePoints(before, circle))).toBeGreaterThan(0)
    expect(areaOf(points) / (-Math.PI * 400 ** 2)).toBeCloseTo(1, 2)
    expect(after.glyphExtents(circle)).toMatchObject({ xBearing: 100, yBearing: 700, width: 800, height: -800 })
    expect([0, square, circle].map((glyph) => after.glyphHAdvance(glyph))).toEqual([500, 1000, 1000])
  })

  it('keeps straight lines exactly and empty glyphs empty', () => {
    expect(new Set(outlinePoints(after, square).map(String)).size).toBe(4)
    expect(areaOf(outlinePoints(after, square))).toBe(-(600 ** 2))
    expect(outlinePoints(after, 0)).toEqual([])
  })

  it('keeps the other tables, leaves none of PostScript, and wants PostScript outlines', () => {
    const [source, made] = [readTables(smallFace()), readTables(convertOutlines(smallFace()))]
    expect(made?.get('cmap')).toEqual(source?.get('cmap'))
    expect(made?.has('CFF ')).toBe(false)
    expect(() => convertOutlines(convertOutlines(smallFace()))).toThrow(TypeError)
  })
})

describe('toTrueType', () => {
  it('tells from the directory what a file is good for', async () => {
    const converted = convertOutlines(smallFace())
    const variable = writeTables(new Map([...readTables(converted) ?? [], ['fvar', new Uint8Array(16)]]))
    const states = [smallFace(), converted, variable, new Uint8Array(9)].map((file) => stateOf(file))
    expect(states).toEqual(['convertible', 'ready', 'useless', 'useless'])
    expect(await toTrueType(smallFace())).toEqual(converted)
    expect(await toTrueType(variable)).toBeUndefined()
  })

  it('gives nothing for a damaged WOFF2', async () => {
    expect(await toTrueType(new TextEncoder().encode('wOF2 and nothing that follows'))).toBeUndefined()
  })
})

describe('subsetFace', () => {
  it('keeps the characters asked for, their licence, and no radicals, in the same bytes each time', async () => {
    const face = await npmFace('NotoSerifSC_400Regular.ttf')
    const subset = await subsetFace(face, ['一', '通', '。', '”'])
    expect(coverageOf(face).has(0x2f00)).toBe(true)
    expect([...coverageOf(subset)].sort((a, b) => a - b)).toEqual([0x201d, 0x3002, 0x4e00, 0x901a])
    expect(await subsetFace(face, ['”', '。', '通', '一'])).toEqual(subset)
    expect(new Face(new Blob(subset)).getTableFeatureTags('GPOS')).toContain('halt')
    // Names are UTF-16: without its zero bytes, English is readable whatever the alignment.
    const names = String.fromCharCode(...readTables(subset)?.get('name')?.filter((byte) => byte > 0) ?? [])
    expect(names).toContain('SIL Open Font License')
  })

  it('refuses a face too large for the subsetter, which would leave its outlines out', async () => {
    const tables = new Map([...readTables(convertOutlines(smallFace())) ?? [], ['pad ', new Uint8Array(2 ** 25)]])
    await expect(subsetFace(writeTables(tables), ['一'])).rejects.toThrow(RangeError)
  })

  it('finds WenKai whole in its package', async () => {
    expect(coverageOf(await npmFace('lxgw-wenkai-latin-500-normal.woff2')).size).toBeGreaterThan(28000)
  })
})

describe('openSubsets', () => {
  it('gives the same subset for the same characters, and another for others', async () => {
    const [face, cut] = [await npmFace('NotoSerifSC_400Regular.ttf'), openSubsets()]
    const first = await cut(face, ['一', '通'])
    expect(await cut(face, ['一', '通'])).toBe(first)
    expect(Buffer.compare(first, await subsetFace(face, '一通'))).toBe(0)
    expect([...coverageOf(await cut(face, ['一']))]).toEqual([0x4e00])
  })

  it('with common characters keeps what it has, as long as nothing is missing', async () => {
    const [face, cut] = [await npmFace('NotoSerifSC_400Regular.ttf'), openSubsets(['二', '\ue000'])]
    const first = await cut(face, ['一', '通'])
    expect([...coverageOf(first)].sort((a, b) => a - b)).toEqual([0x4e00, 0x4e8c, 0x901a])
    expect(await cut(face, ['二'])).toBe(first)
    expect([...coverageOf(await cut(face, ['三']))].sort((a, b) => a - b)).toEqual([0x4e00, 0x4e09, 0x4e8c, 0x901a])
    expect(commonCharacters()).toHaveLength(3755)
  })
})

describe('candidatesFor', () => {
  const file = (place: FontPlace, name: string): FontFile => ({ place, name, path: `/${place}/${name}` })
  const best = (role: Parameters<typeof candidatesFor>[0], files: FontFile[]): string[] =>
    candidatesFor(role, files).map(({ file: { place, name }, genuine }) => `${place}/${name}${genuine ? '' : '*'}`)

  it('puts the folder before the system, faces of the class before stand-ins', () => {
    expect(best('fangsong', [
      file('folder', '仿宋.ttf'), file('system', 'simfang.ttf'), file('debian', 'FandolFang-Regular.otf'),
      file('npm', 'NotoSerifSC_300Light.ttf'), file('npm', 'NotoSansSC_500Medium.ttf')
    ])).toEqual([
      'folder/仿宋.ttf', 'system/simfang.ttf', 'debian/FandolFang-Regular.otf', 'npm/NotoSerifSC_300Light.ttf*'
    ])
  })

  it('prefers no free face of the system to the one the lockfile pins', () => {
    expect(best('heiti', [file('system', 'NotoSansSC-Medium.otf'), file('system', 'NotoSansCJK-Bold.ttc')])).toEqual([])
    expect(best('songti', [file('system', 'Songti.ttc')])).toEqual([])
  })

  it('asks any other face of the folder last for a rare character', () => {
    expect(best('fallback', [file('folder', '珍稀字.ttf'), file('npm', 'NotoSerifSC_400Regular.ttf')]))
      .toEqual(['npm/NotoSerifSC_400Regular.ttf', 'folder/珍稀字.ttf'])
  })
})

describe('openFontShelf', () => {
  it('lists by place, converts once, makes a damaged copy again and passes over what is no face', async () => {
    const folder = join(cache, 'my [fonts]')
    await mkdir(folder)
    await writeFile(join(folder, '仿宋.OTF'), smallFace())
    await writeFile(join(folder, '坏.ttf'), 'no font')
    const shelf = openFontShelf({ folder, cache: join(cache, 'shelf') })
    const [good, bad] = await shelf.files() as [FontFile, FontFile]
    expect([good.place, good.name, bad.name]).toEqual(['folder', '仿宋.OTF', '坏.ttf'])
    expect(await shelf.load(bad)).toBeUndefined()
    expect(await shelf.load({ ...bad, path: join(folder, 'gone.ttf') })).toBeUndefined()
    const face = convertOutlines(smallFace())
    expect(Buffer.compare(await shelf.load(good) ?? Buffer.of(), face)).toBe(0)
    const faces = join(cache, 'shelf', 'faces')
    const [kept = ''] = (await readdir(faces)).filter((name) => name.endsWith('.ttf'))
    const [copy, names] = [await readFile(join(faces, kept)), await readdir(faces)]
    for (const content of [copy, Buffer.from(copy).fill(7, 100, 110), copy.subarray(0, -1)]) {
      await writeFile(join(faces, kept), content)
      const again = openFontShelf({ folder, cache: join(cache, 'shelf') })
      expect(Buffer.compare(await again.load(good) ?? Buffer.of(), face)).toBe(0)
      expect(await again.hash(good)).toBe(sha256(face))
      expect(await readdir(faces)).toEqual(names)
    }
  })

  it('loads another face where the file has become another, though size and time are the same', async () => {
    const path = join(cache, 'changing.ttf')
    const [first, second] = [convertOutlines(smallFace()), convertOutlines(smallFace()).fill(7, -1)]
    const load = async (content: Uint8Array) => {
      await writeFile(path, content)
      await utimes(path, 0, 0)
      const shelf = openFontShelf({ cache: join(cache, 'shelf') })
      return shelf.hash({ place: 'folder', name: 'changing.ttf', path })
    }
    expect([await load(first), await load(second)]).toEqual([sha256(first), sha256(second)])
  })

  it.skipIf(process.platform === 'win32')('reads regular files of bounded size alone', async () => {
    const folder = join(cache, 'traps')
    await mkdir(folder)
    execFileSync('mkfifo', [join(folder, 'pipe.ttf')])
    for (const [name, target] of [['device', '/dev/zero'], ['process', '/proc/self/environ'], ['memory', '/proc/kcore']]) {
      await symlink(target ?? '', join(folder, `${name}.ttf`))
    }
    await writeFile(join(folder, 'sparse.ttf'), smallFace())
    await truncate(join(folder, 'sparse.ttf'), 2 ** 36)
    await writeFile(join(folder, 'good.ttf'), smallFace())
    const shelf = openFontShelf({ folder, cache: join(cache, 'shelf') })
    const files = (await shelf.files()).filter(({ place }) => place === 'folder')
    const faces = await Promise.all(files.map(async (file) => [file.name, await shelf.load(file) !== undefined]))
    expect(faces.filter(([, isFace]) => isFace)).toEqual([['good.ttf', true]])
  })

  it('says so where the folder is not there', async () => {
    const shelf = openFontShelf({ folder: join(cache, 'nowhere'), cache: join(cache, 'shelf') })
    await expect(shelf.files()).rejects.toMatchObject({ ruleId: 'settings-invalid' })
  })

  it('converts without a cache where it cannot be written', async () => {
    const shelf = openFontShelf({ cache: '/dev/null/cache' })
    const path = join(cache, 'face.otf')
    await writeFile(path, smallFace())
    const face = await shelf.load({ place: 'folder', name: 'face.otf', path })
    expect(face).toHaveLength(convertOutlines(smallFace()).length)
  })
})

async function npmFace(name: string): Promise<Uint8Array> {
  const shelf = openFontShelf({ cache })
  const file = (await shelf.files()).find((each) => each.place === 'npm' && each.name === name)
  return (file && await shelf.load(file)) ?? new Uint8Array()
}
