import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fontFolders } from '../src/effects/font-folders.js'
import { openFontShelf } from '../src/effects/font-shelf.js'
import { findMember } from '../src/fonts/collection.js'
import { convertOutlines } from '../src/fonts/convert-outlines.js'
import { candidatesFor } from '../src/fonts/roles.js'
import { readTables, viewOf, writeTables } from '../src/fonts/sfnt.js'
import { adviseFangsong, firstFaces } from '../src/fonts/shelf-report.js'
import { stateOf, toTrueType } from '../src/fonts/truetype.js'
import { Finding, formatFinding } from '../src/report.js'
import { smallFace } from './support/small-face.js'

let folder = ''
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'tongbao-collections-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A face with a PostScript name, in Windows' or in Macintosh's way. */
function named(name: string, platform: 1 | 3 = 3): Uint8Array {
  const text = [...name].flatMap((character) => platform === 3 ? [0, character.charCodeAt(0)] : [character.charCodeAt(0)])
  const table = Uint8Array.from([0, 0, 0, 1, 0, 18, 0, platform, 0, platform === 3 ? 1 : 0, 0, 0, 0, 6, 0, text.length, 0, 0, ...text])
  return writeTables(new Map([...readTables(convertOutlines(smallFace())) ?? [], ['name', table]]))
}

/** Faces in one file, each with its own tables. */
function collect(...faces: Uint8Array[]): Uint8Array {
  const start = 12 + 4 * faces.length
  const file = new Uint8Array(faces.reduce((size, { length }) => size + length, start))
  const view = viewOf(file)
  for (const [at, value] of [0x74746366, 0x10000, faces.length].entries()) view.setUint32(4 * at, value)
  let offset = start
  for (const [index, face] of faces.entries()) {
    view.setUint32(12 + 4 * index, offset)
    file.set(face, offset)
    for (let record = offset + 12; record < offset + 12 + 16 * viewOf(face).getUint16(4); record += 16) view.setUint32(record + 8, view.getUint32(record + 8) + offset)
    offset += face.length
  }
  return file
}

const songti = collect(named('SongtiSC-Black'), named('SongtiSC-Regular'), named('STSong', 1))

describe('a face of a collection', () => {
  test('is found by its PostScript name', async () => {
    expect(['SongtiSC-Black', 'SongtiSC-Regular', 'STSong', 'STFangsong'].map((name) => findMember(songti, name))).toEqual([0, 1, 2, undefined])
    expect(stateOf(songti, 'STSong')).toBe('convertible')
    expect(await toTrueType(songti, 'STSong')).toEqual(named('STSong', 1))
    expect(await toTrueType(songti)).toEqual(named('SongtiSC-Black'))
    expect([stateOf(songti, 'STFangsong'), await toTrueType(songti, 'STFangsong')]).toEqual(['useless', undefined])
  })

  test('is looked for in vain in what is damaged', () => {
    for (let length = 0; length < songti.length; length += 7) expect(() => findMember(songti.subarray(0, length), 'STSong')).not.toThrow()
    for (let at = 0; at < 400; at += 1) {
      const damaged = Uint8Array.from(songti)
      damaged[at] = 0xff
      expect(() => findMember(damaged, 'STSong')).not.toThrow()
    }
  })

  test('serves where its file is one of macOS, and its first face does not', async () => {
    await writeFile(join(folder, 'Songti.ttc'), songti)
    await writeFile(join(folder, 'Kaiti.ttc'), collect(named('KaitiSC-Black'), named('STKaitiSC-Regular')))
    const shelf = openFontShelf({ folder, cache: join(folder, 'cache') })
    const files = (await shelf.files()).filter(({ place }) => place === 'folder')
    const names = candidatesFor('songti', files).map(({ file }) => file.name)
    expect(names).toEqual(['Songti.ttc#STSong', 'Songti.ttc#SongtiSC-Regular'])
    const faces = await Promise.all(candidatesFor('songti', files).map(({ file }) => shelf.load(file)))
    expect(faces).toEqual([named('STSong', 1), named('SongtiSC-Regular')])
    // from what was kept
    const again = openFontShelf({ folder, cache: join(folder, 'cache') })
    const kept = await Promise.all(candidatesFor('songti', files).map(({ file }) => again.load(file)))
    expect(kept.map((face) => face && Uint8Array.from(face))).toEqual(faces)
    expect(await Promise.all(candidatesFor('kaiti', files).map(({ file }) => shelf.hash(file)))).toEqual([undefined, undefined, expect.stringMatching(/^[0-9a-f]{64}$/)])
  })
})

describe('the faces of a system', () => {
  const serving = (names: readonly string[]) => {
    const files = names.map((name) => ({ place: 'system' as const, name, path: `/${name}` }))
    return Object.values(firstFaces(files)).map((best) => best && `${best.file.name}${best.genuine ? '' : '*'}`)
  }

  test('Windows has four of five classes, with Office a stand-in for the fifth', () => {
    expect(serving(['SIMFANG.TTF', 'simkai.ttf', 'simhei.ttf', 'simsun.ttc', 'simsunb.ttf', 'msyh.ttc', 'STZHONGS.TTF'])).toEqual([
      'SIMFANG.TTF', 'simkai.ttf', 'simhei.ttf', 'simsun.ttc', 'STZHONGS.TTF*', 'simsunb.ttf'
    ])
  })

  test('macOS has four of five once 仿宋 and 楷体 are fetched', () => {
    expect(serving(['STFANGSO.ttf', 'Kaiti.ttc#STKaiti', 'STHeiti Medium.ttc#STHeitiSC-Medium', 'STHeiti Light.ttc', 'Songti.ttc#STSong'])).toEqual([
      'STFANGSO.ttf', 'Kaiti.ttc#STKaiti', 'STHeiti Medium.ttc#STHeitiSC-Medium', 'Songti.ttc#STSong', undefined, undefined
    ])
  })

  test.each<[NodeJS.Platform, Record<string, string>, string, string[]]>([
    ['win32', { WINDIR: 'D:\\Windows', LOCALAPPDATA: 'C:\\Users\\张三\\AppData\\Local' }, 'C:\\Users\\张三', [
      'D:\\Windows\\Fonts', 'C:\\Users\\张三\\AppData\\Local\\Microsoft\\Windows\\Fonts'
    ]],
    ['darwin', {}, '/Users/张三', ['/System/Library/Fonts', '/Library/Fonts', '/Users/张三/Library/Fonts', '/System/Library/AssetsV2/com_apple_MobileAsset_Font7']],
    ['linux', {}, '/home/clerk', ['/usr/share/fonts', '/home/clerk/.local/share/fonts', '/opt/kingsoft/wps-office/office6/fonts']]
  ])('lie on %s in its own folders', (platform, env, home, places) => {
    const folders = fontFolders(undefined, '/cache', { platform, env, home }).filter(({ place }) => place === 'system').map(({ path }) => path)
    expect(folders).toEqual(expect.arrayContaining(places))
  })
})

describe('where there is no 仿宋', () => {
  test.each<[string, boolean, RegExp]>([
    ['win32', true, /^没有仿宋，请在“设置 › 系统 › 可选功能”里添加“简体中文补充字体”，或把有使用许可的仿宋字体文件放进一个文件夹，用 --fonts 指明$/],
    ['darwin', true, /“字体册”里下载“华文仿宋”/], ['linux', true, /tongbao fonts --fetch/], ['linux', false, /^没有仿宋，请把有使用许可的/]
  ])('the words help on %s', (platform, isFetchable, words) => {
    expect(adviseFangsong(platform, isFetchable).zh).toMatch(words)
  })

  test.skipIf(process.platform === 'win32')('and no apt-get, tongbao fonts --fetch says both in one line', async () => {
    const env = { HOME: folder, XDG_CACHE_HOME: join(folder, 'empty'), PATH: folder, LC_ALL: 'zh_CN.UTF-8' }
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['build/bin/tongbao.js', 'fonts', '--fetch'], { env })
    const reason = { zh: '本机没有 apt-get', en: 'this machine has no apt-get' }
    const finding = new Finding('fonts-not-fetched', undefined, reason, adviseFangsong(process.platform, false))
    expect(formatFinding(finding, 'en')).toMatch(/there is no 仿宋.*--fonts.*\(fonts-not-fetched\)$/)
    // where no machine-wide folder has one
    if (/^仿宋 .*代用/m.test(stdout)) expect(stderr).toBe(`${formatFinding(finding, 'zh')}\n`)
  })
})
