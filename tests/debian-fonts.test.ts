import { access, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { fetchDebianFonts } from '../src/effects/debian-fonts.js'
import { convertOutlines } from '../src/fonts/convert-outlines.js'
import { readTables, viewOf } from '../src/fonts/sfnt.js'
import { openFont, positionsOf } from './support/small-face.js'

const cache = await mkdtemp(join(tmpdir(), 'tongbao-debian-fonts-'))
afterAll(() => rm(cache, { recursive: true }))

describe('fetchDebianFonts', () => {
  it('gives a reason where there is no apt, and fetches nothing twice', async () => {
    vi.stubEnv('PATH', cache)
    expect(await fetchDebianFonts(join(cache, 'none'))).toEqual({ reason: { zh: '本机没有 apt-get', en: 'this machine has no apt-get' } })
    vi.unstubAllEnvs()
    expect(await readdir(join(cache, 'none'))).toEqual([])
    await mkdir(join(cache, 'some', 'fandol'), { recursive: true })
    expect(await fetchDebianFonts(join(cache, 'some'))).toBe('present')
  })
})

const fandol = join(cacheFolder(), 'fandol', 'FandolFang-Regular.otf')
const hasFandol = await access(fandol).then(() => true, () => false)

describe.skipIf(!hasFandol)('FandolFang, whole', () => {
  it('keeps every advance, GPOS and the squeeze of punctuation', async () => {
    const source = await readFile(fandol)
    const made = convertOutlines(source)
    expect(readTables(made)?.get('GPOS')).toEqual(new Uint8Array(readTables(source)?.get('GPOS') ?? []))
    const [before, after] = [openFont(source), openFont(made)]
    const count = viewOf(readTables(source)?.get('maxp') ?? new Uint8Array(6)).getUint16(4)
    expect(count).toBe(10365)
    const changed = Array.from({ length: count }, (_, glyph) => glyph)
      .filter((glyph) => before.glyphHAdvance(glyph) !== after.glyphHAdvance(glyph))
    expect(changed).toEqual([])
    expect(positionsOf(after, '。”（“', 'halt')).toEqual(positionsOf(before, '。”（“', 'halt'))
    expect(positionsOf(after, '。”（“', 'halt')).not.toEqual(positionsOf(after, '。”（“'))
  })
})
