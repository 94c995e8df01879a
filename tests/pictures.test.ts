import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWhole } from '../src/document/decode-picture.js'
import { parseDocument } from '../src/document/parse.js'
import { readPictureHeader } from '../src/document/picture-header.js'
import { pictureLimits, pictureType } from '../src/document/picture.js'
import { pictureReader } from '../src/effects/files.js'
import { findingsOf } from '../src/report.js'
import { damage } from './support/damage.js'
import { fileWith, worldFor } from './support/world.js'

const files = readdirSync('tests/pictures')
const still = files.filter((name) => !name.startsWith('moving'))
const read = (name: string) => new Uint8Array(readFileSync(join('tests/pictures', name)))

function verdictOn(bytes: Uint8Array): boolean {
  const type = pictureType(bytes)
  const header = type && readPictureHeader(bytes, type)
  return type !== undefined && header !== undefined && isWhole(bytes, type, header)
}

/** What is found in a document that uses pictures with these bytes, one after another. */
function foundWith(pictures: readonly Uint8Array[], uses: readonly number[] = pictures.map((_, index) => index)): unknown[] {
  const file = fileWith(uses.map((index) => `![图](${index}.png)`).join('\n\n'))
  parseDocument(file, { ...worldFor('content/x.md'), picture: (path) => pictures[parseInt(path)] })
  return findingsOf(file).map(({ ruleId, values }) => [ruleId, ...values])
}

describe('a picture', () => {
  test.each(files)('%s tells its size and whether it moves', (name) => {
    const bytes = read(name)
    const header = readPictureHeader(bytes, pictureType(bytes) ?? 'image/png')
    expect(header).toEqual({ width: 24, height: 16, isAnimated: name.startsWith('moving'), isCmyk: name === 'press.jpg' })
  })

  test.each(still)('%s is taken whole, and refused wherever it is cut off before its end', (name) => {
    const bytes = read(name)
    expect(verdictOn(bytes)).toBe(true)
    // the last bytes of PNG and GIF say no more than that it is the end
    const cuts = Array.from({ length: 40 }, (_, index) => Math.floor((bytes.length - 12) * index / 40))
    expect(cuts.filter((end) => verdictOn(bytes.subarray(0, end)))).toEqual([])
  })

  test('one wrong byte of a PNG is seen, wherever it is', () => {
    const bytes = read('colour.png')
    const unseen = [...bytes.keys()].slice(0, -12).filter((at) => verdictOn(bytes.with(at, (bytes[at] ?? 0) ^ 0x55)))
    expect(unseen).toEqual([])
  })

  test.each(files)('%s, damaged in any way, gets a verdict', (name) => {
    const start = process.cpuUsage()
    for (let seed = 0; seed < 60; seed += 1) expect(typeof verdictOn(damage(read(name), seed))).toBe('boolean')
    expect(process.cpuUsage(start).user).toBeLessThan(20_000_000)
  })

  test('that moves is refused in words', () => {
    expect(foundWith([read('moving.webp'), read('moving.png')])).toEqual([['picture-animated', '0.png'], ['picture-animated', '1.png']])
  })

  test('of a hundred scans is damaged: each is work for all of it', () => {
    const bytes = Buffer.from(read('progressive.jpg'))
    const scan = bytes.subarray(bytes.lastIndexOf('ffda', undefined, 'hex'), -2)
    const repeated = (count: number) => Buffer.concat([bytes.subarray(0, -2), ...Array.from({ length: count }, () => scan), bytes.subarray(-2)])
    expect([50, 100].map((count) => verdictOn(repeated(count)))).toEqual([true, false])
  })
})

describe('all pictures of a document', () => {
  test('count their bytes with each use', () => {
    const large = Buffer.concat([read('colour.png'), Buffer.alloc(19 * 2 ** 20)])
    expect(foundWith([large], [0, 0, 0])).toEqual([])
    expect(foundWith([large], Array.from({ length: 40 }, () => 0))).toEqual([['pictures-total', '64 MiB']])
  })

  test('count their pixels once, and are not decoded beyond the limit', () => {
    const wide = Buffer.from(read('colour.png'))
    // damaged, but that shows in decoding alone
    for (const at of [16, 20]) wide.writeUInt32BE(6000, at)
    const count = Math.ceil(pictureLimits.allPixels / 6000 ** 2)
    const found = foundWith(Array.from({ length: count }, () => wide)) as [string][]
    expect(found.map(([id]) => id)).toEqual([...Array.from({ length: count - 1 }, () => 'picture-damaged'), 'pictures-total'])
    expect(foundWith([read('colour.png')], Array.from({ length: count }, () => 0))).toEqual([])
  })
})

describe('the reader of pictures', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongbao-pictures-'))
    mkdirSync(join(folder, 'in', '..x'), { recursive: true })
    for (const place of ['a.png', 'in/a.png', 'in/..x/a.png']) writeFileSync(join(folder, place), read('colour.png'))
    writeFileSync(join(folder, 'in', 'sparse.png'), read('colour.png'))
    truncateSync(join(folder, 'in', 'sparse.png'), 2 ** 31)
    if (process.platform === 'win32') return
    execFileSync('mkfifo', [join(folder, 'in', 'pipe.png')])
    symlinkSync('/dev/zero', join(folder, 'in', 'device.png'))
    symlinkSync('../a.png', join(folder, 'in', 'link.png'))
    symlinkSync('..', join(folder, 'in', 'up'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('reads regular files in the document\'s folder alone', () => {
    const picture = pictureReader(join(folder, 'in', 'document.md'))
    const paths = ['a.png', './a.png', '..x/a.png', '../in/a.png', '../a.png', 'link.png', 'up/a.png', 'pipe.png', 'device.png', '..x', '', '/dev/zero']
    expect(paths.filter((path) => picture(path) !== undefined)).toEqual(['a.png', './a.png', '..x/a.png', '../in/a.png'])
    expect(picture('sparse.png')).toHaveLength(0)
  })

  test('gives the same bytes again, whatever has become of the file', () => {
    const picture = pictureReader(join(folder, 'in', 'document.md'))
    const before = picture('a.png')
    writeFileSync(join(folder, 'in', 'a.png'), 'changed')
    expect(picture('a.png')).toBe(before)
  })
})
