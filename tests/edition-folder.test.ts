import { execFileSync } from 'node:child_process'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { isSafeName } from '../src/edition/edition-name.js'
import { placeEdition, recoverEdition, recoverEditions } from '../src/effects/edition-folder.js'
import { ownMark, stateOf } from '../src/effects/owner.js'
import { sweep, withScratch } from '../src/effects/scratch.js'
import { Fault } from '../src/report.js'
import { sha256 } from '../src/text/hashes.js'
import { hashesIn, killAfter, runUntil } from './support/killed.js'

const home = await mkdtemp(join(tmpdir(), 'whole-'))
afterAll(() => rm(home, { recursive: true, force: true }))

/** An edition whose every file tells which one it is, with the record that a real one would have. */
function editionOf(letter: string, formats = ['pdf', 'epub', 'html']): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>(formats.map((format) => [`x.${format}`, Buffer.alloc(50_000, `${letter} ${format}`)]))
  const outputs = [...files].map(([name, content]) => ({ name, sha256: sha256(content), bytes: content.length }))
  return files.set('edition.json', Buffer.from(JSON.stringify({ tongbaoEdition: 1, letter, outputs })))
}

const hashesOf = (letter: string) => Object.fromEntries([...editionOf(letter)].map(([name, content]) => [name, sha256(content)]).sort())
const known = { A: hashesOf('A'), B: hashesOf('B') }
const note = 'someone\'s note'

/** Which edition a folder holds, whole; `none` where there is no folder. */
async function letterIn(folder: string): Promise<string> {
  const { 'notes.txt': _, ...found } = await hashesIn(folder)
  if (Object.keys(found).length === 0) return 'none'
  return Object.entries(known).find(([, hashes]) => JSON.stringify(hashes) === JSON.stringify(found))?.[0] ?? `a mix: ${JSON.stringify(found)}`
}

let out = ''
let folder = ''
beforeEach(async () => {
  out = await mkdtemp(join(home, 'out-'))
  folder = join(out, 'x')
})
const faultOf = (work: Promise<unknown>) => work.then(() => undefined, (error: unknown) => error instanceof Fault ? error.ruleId : error)
const workFolder = (name = 'x') => join(out, `.tongbao-${sha256(name).slice(0, 12)}`)
const dead = '4194304-1-' + ownMark.split('-')[2]

describe('kill -9 while an edition is put in place', () => {
  const program = join(home, 'place.mjs')
  const drive = (...args: string[]) => ({ args: [program, folder, ...args] })
  const steps = join(home, 'steps')

  beforeEach(async () => {
    await writeFile(join(home, 'editions.json'), JSON.stringify(['A', 'B'].map((letter) =>
      [...editionOf(letter)].map(([name, content]) => [name, Buffer.from(content).toString('base64')]))))
    await writeFile(program, `
      import { readFileSync } from 'node:fs'
      import { placeEdition, recoverEditions } from ${JSON.stringify(resolve('build/effects/edition-folder.js'))}
      const [folder, first, rounds] = process.argv.slice(2)
      const editions = JSON.parse(readFileSync(${JSON.stringify(join(home, 'editions.json'))}))
        .map((files) => new Map(files.map(([name, content]) => [name, Buffer.from(content, 'base64')])))
      console.log('ready')
      if (first === 'recover') await recoverEditions(folder + '/..')
      else for (let round = 0; round < Number(rounds); round += 1) await placeEdition(folder, editions[(Number(first) + round) % 2])
    `)
    await placeEdition(folder, editionOf('A'))
    await writeFile(join(folder, 'notes.txt'), note)
  })

  /** What must hold at any moment, and after the next run of any kind. */
  async function expectWhole(): Promise<string> {
    expect(await letterIn(folder)).toMatch(/^(A|B|none)$/)
    await recoverEditions(out)
    const letter = await letterIn(folder)
    expect(letter).toMatch(/^[AB]$/)
    expect(await readdir(out)).toEqual(['x'])
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe(note)
    return letter
  }

  test('before each single step, and in the middle of each file', async () => {
    expect(await runUntil(drive('1', '1'), { within: out, count: steps })).toBe(0)
    const count = Number(await readFile(steps, 'utf8'))
    expect(count).toBeGreaterThanOrEqual(60)
    const found: string[] = []
    for (let at = 1; at <= count; at += 1) {
      await placeEdition(folder, editionOf('A'))
      expect(await runUntil(drive('1', '1'), { within: out, at })).toBe('SIGKILL')
      found.push(await expectWhole())
    }
    // first nothing has happened, in the end all has, and there is one moment at which it does
    expect(found.join('')).toMatch(/^A{30,}B{10,}$/)
  })

  test('before each step of the run that puts back what a killed one left', async () => {
    let between = 20
    while (await leaveAt(between) !== 'none') between += 1
    expect(await runUntil(drive('recover'), { within: out, count: steps })).toBe(0)
    const count = Number(await readFile(steps, 'utf8'))
    expect(count).toBeGreaterThan(8)
    for (let at = 1; at <= count; at += 1) {
      expect(await leaveAt(between)).toBe('none')
      expect(await runUntil(drive('recover'), { within: out, at })).toBe('SIGKILL')
      expect(await expectWhole()).toBe('A')
    }
  })

  /** What a run leaves, of the older edition A, that is killed at its step `at`. */
  async function leaveAt(at: number): Promise<string> {
    await recoverEditions(out)
    expect(await runUntil(drive('1', '1'), { within: out, at })).toBe('SIGKILL')
    return letterIn(folder)
  }

  test('at 60 random moments', async () => {
    for (let kill = 0; kill < 60; kill += 1) {
      expect(await killAfter(drive(String(kill % 2), '100000'), Math.random() * 60, 'ready')).toBe('SIGKILL')
      await expectWhole()
    }
  })
})
