import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { placeEdition, recoverEditions } from '../src/effects/edition-folder.js'
import { placeRelease } from '../src/effects/release-folder.js'
import { hashesIn, killAfter, runUntil } from './support/killed.js'
import { editionOf, letterIn, note } from './support/placed.js'

const home = await mkdtemp(join(tmpdir(), 'killed-'))
afterAll(() => rm(home, { recursive: true, force: true }))

let out = ''
let folder = ''
beforeEach(async () => {
  out = await mkdtemp(join(home, 'out-'))
  folder = join(out, 'x')
})

describe('kill -9 while an edition is put in place', { timeout: 300_000 }, () => {
  const program = join(home, 'place.mjs')
  const drive = (...args: string[]) => ({ args: [program, folder, ...args] })
  const steps = join(home, 'steps')

  beforeEach(async () => {
    await writeFile(join(home, 'editions.json'), JSON.stringify(['A', 'B'].map((letter) =>
      [...editionOf(letter)].map(([name, content]) => [name, Buffer.from(content).toString('base64')]))))
    await writeFile(program, `
      import { readFileSync } from 'node:fs'
      import { placeEdition, recoverEditions } from ${JSON.stringify(resolve('build/effects/edition-folder.js'))}
      import { placeRelease } from ${JSON.stringify(resolve('build/effects/release-folder.js'))}
      const [folder, first, rounds] = process.argv.slice(2)
      const editions = JSON.parse(readFileSync(${JSON.stringify(join(home, 'editions.json'))}))
        .map((files) => new Map(files.map(([name, content]) => [name, Buffer.from(content, 'base64')])))
      console.log('ready')
      if (first === 'recover') await recoverEditions(folder + '/..')
      else if (first === 'release') await placeRelease(folder, Number(rounds), editions[1])
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
    expect(count).toBeGreaterThan(50)
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
    expect(count).toBeGreaterThan(10)
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

  test('what was released stays, whole, while editions come and go, killed or not', async () => {
    const released = async () => Object.fromEntries(await Promise.all((await readdir(join(folder, 'editions')))
      .map(async (name) => [name, await hashesIn(join(folder, 'editions', name))] as const)))
    await placeRelease(folder, 1, editionOf('A'))
    const first = await released()
    expect(await runUntil(drive('1', '1'), { within: out, count: steps })).toBe(0)
    const count = Number(await readFile(steps, 'utf8'))
    for (let at = 1; at <= count; at += 2) {
      await placeEdition(folder, editionOf('A'))
      expect(await runUntil(drive('1', '1'), { within: out, at })).toBe('SIGKILL')
      // in the moment in which there is no edition, what was released waits with it
      if (await letterIn(folder) !== 'none') expect(await released()).toEqual(first)
      await recoverEditions(out)
      expect(await released()).toEqual(first)
      expect(await readdir(out)).toEqual(['x'])
    }
    expect(count).toBeGreaterThan(30)
  })

  test('a release that is killed is there as a whole or not at all; at each step', async () => {
    await placeRelease(folder, 1, editionOf('A'))
    const first = await hashesIn(join(folder, 'editions', '1'))
    expect(await runUntil(drive('release', '2'), { within: out, count: steps })).toBe(0)
    const whole = await hashesIn(join(folder, 'editions', '2'))
    const count = Number(await readFile(steps, 'utf8'))
    const found: string[] = []
    for (let at = 1; at <= count; at += 1) {
      await rm(join(folder, 'editions', '2'), { recursive: true, force: true })
      expect(await runUntil(drive('release', '2'), { within: out, at })).toBe('SIGKILL')
      const names = await readdir(join(folder, 'editions'))
      if (names.includes('2')) expect(await hashesIn(join(folder, 'editions', '2'))).toEqual(whole)
      found.push(names.length === 2 ? 'B' : 'A')
      expect(await hashesIn(join(folder, 'editions', '1'))).toEqual(first)
      expect(await letterIn(folder)).toBe('A')
      await recoverEditions(out)
      expect(await readdir(out)).toEqual(['x'])
    }
    expect(found.join('')).toMatch(/^A{20,}B+$/)
    expect(Object.keys(whole)).toEqual([...editionOf('B').keys()].sort())
    await expect(placeRelease(folder, 2, editionOf('A'))).rejects.toMatchObject({ ruleId: 'release-taken' })
    expect(await hashesIn(join(folder, 'editions', '2'))).toEqual(whole)
    expect(await readdir(out)).toEqual(['x'])
  })
})
