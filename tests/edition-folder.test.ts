import { execFileSync } from 'node:child_process'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { placeEdition, recoverEdition, recoverEditions } from '../src/effects/edition-folder.js'
import { ownMark } from '../src/effects/owner.js'
import { Fault } from '../src/report.js'
import { sha256 } from '../src/text/hashes.js'
import { runUntil } from './support/killed.js'
import { dead, editionOf, letterIn, note } from './support/placed.js'

const home = await mkdtemp(join(tmpdir(), 'whole-'))
afterAll(() => rm(home, { recursive: true, force: true }))

let out = ''
let folder = ''
beforeEach(async () => {
  out = await mkdtemp(join(home, 'out-'))
  folder = join(out, 'x')
})
const faultOf = (work: Promise<unknown>) => work.then(() => undefined, (error: unknown) => error instanceof Fault ? error.ruleId : error)
const workFolder = (name = 'x') => join(out, `.tongbao-${sha256(name).slice(0, 12)}`)

describe('what stands in the edition\'s folder', () => {
  beforeEach(() => placeEdition(folder, editionOf('A')))
  const kept: string[] = []
  const place = () => placeEdition(folder, editionOf('B', ['pdf', 'html']), (path) => kept.push(basename(path)))
  const names = async () => (await readdir(folder)).sort()

  test('of the older edition goes, also what the new one has not', async () => {
    expect(await place()).toEqual(['x.pdf', 'x.html', 'edition.json'].map((name) =>
      ({ path: join(folder, name), bytes: editionOf('B', ['pdf', 'html']).get(name)?.length })))
    expect(await names()).toEqual(['edition.json', 'x.html', 'x.pdf'])
    expect(kept).toEqual([])
  })

  test('and is not the program\'s own is kept: notes, folders, products that were changed or are folders', async () => {
    await writeFile(join(folder, 'notes.txt'), note)
    await writeFile(join(folder, 'x.kept-1.pdf'), 'signed before')
    await writeFile(join(folder, 'x.pdf'), 'signed')
    await writeFile(join(folder, 'x.epub'), 'edited')
    await rm(join(folder, 'x.html'))
    await mkdir(join(folder, 'x.html', 'deep'), { recursive: true })
    await place()
    expect(await names()).toEqual(['edition.json', 'notes.txt', 'x.epub', 'x.html', 'x.kept-1.html', 'x.kept-1.pdf', 'x.kept-2.pdf', 'x.pdf'])
    expect(kept.splice(0).sort()).toEqual(['x.kept-1.html', 'x.kept-2.pdf'])
    expect(await readFile(join(folder, 'x.kept-2.pdf'), 'utf8')).toBe('signed')
    expect(await readFile(join(folder, 'x.kept-1.pdf'), 'utf8')).toBe('signed before')
    expect(await readdir(join(folder, 'x.kept-1.html'))).toEqual(['deep'])
    await place()
    expect(kept).toEqual([])
  })

  test.each([['cut short', '{"tongbaoEdition": 1, "outputs": ['], ['another\'s', '{"outputs": []}']])(
    'a record that is %s tells nothing: everything is kept', async (_, record) => {
      await writeFile(join(folder, 'edition.json'), record)
      await place()
      expect(kept.splice(0).sort()).toEqual(['edition.kept-1.json', 'x.kept-1.html', 'x.kept-1.pdf'])
      expect(await names()).toHaveLength(7)
    })

  test('keeps its mode', async () => {
    await chmod(folder, 0o775)
    await place()
    expect((await lstat(folder)).mode & 0o777).toBe(0o775)
  })

  test.runIf(canMark())('as immutable keeps the older edition whole', async () => {
    for (const path of [join(folder, 'x.html'), folder]) {
      execFileSync('chattr', ['+i', path])
      const fault = await faultOf(place()).finally(() => execFileSync('chattr', ['-i', path]))
      expect(fault).toBe('out-unwritable')
      expect(await letterIn(folder)).toBe('A')
      expect(await readdir(out)).toEqual(['x'])
    }
  })

  test.runIf(canMark())('and may only be added to is told, as long as it is there', async () => {
    execFileSync('chattr', ['+a', join(folder, 'x.epub')])
    const stuck = join(workFolder(), 'old', 'x', 'x.epub')
    try {
      expect(await faultOf(place())).toBe('out-untidy')
      expect(await names()).toEqual(['edition.json', 'x.html', 'x.pdf'])
      expect(await faultOf(placeEdition(folder, editionOf('A')))).toBe('out-untidy')
      expect(await names()).toEqual(['edition.json', 'x.html', 'x.pdf'])
    } finally {
      execFileSync('chattr', ['-a', stuck])
    }
    await placeEdition(folder, editionOf('A'))
    expect(await letterIn(folder)).toBe('A')
    expect(await readdir(out)).toEqual(['x'])
  })

  test('where another file than an edition was left in the work folder is told, and both stay', async () => {
    await mkdir(join(workFolder(), 'old'), { recursive: true })
    await writeFile(join(workFolder(), `owner-${dead}`), '')
    await writeFile(join(workFolder(), 'old', 'x'), note)
    expect(await faultOf(place())).toBe('out-untidy')
    expect(await letterIn(folder)).toBe('A')
    expect(await readFile(join(workFolder(), 'old', 'x'), 'utf8')).toBe(note)
  })

  test.runIf(process.getuid?.() !== 0)('of a folder that may not be written', async () => {
    await chmod(folder, 0o555)
    expect(await faultOf(place())).toBe('out-unwritable')
    await chmod(folder, 0o755)
    expect(await letterIn(folder)).toBe('A')
    expect(await readdir(out)).toEqual(['x'])
  })

  test('where a file or a link is in the place of the folder, it stays', async () => {
    await rename(folder, join(out, 'elsewhere'))
    for (const stand of [() => symlink(join(out, 'elsewhere'), folder), () => writeFile(folder, note)]) {
      await stand()
      expect(await faultOf(place())).toBe('out-unwritable')
      await unlink(folder)
      expect(await readdir(out)).toEqual(['elsewhere'])
    }
    expect(await letterIn(join(out, 'elsewhere'))).toBe('A')
  })

  /** Whether this machine, user and file system can mark a file as immutable. */
  function canMark(): boolean {
    try {
      execFileSync('sh', ['-c', 'cd "$0" && touch mark && chattr +i mark && chattr -i mark && rm mark', home], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
})

describe('runs that meet', () => {
  const lock = async (mark: string) => {
    await mkdir(join(workFolder(), 'old'), { recursive: true })
    await writeFile(join(workFolder(), `owner-${mark}-abcdef`), '')
  }

  test('of one edition wait for each other, and the last is there', async () => {
    const letters = ['A', 'B', 'A', 'B', 'A', 'B']
    await Promise.all(letters.map((letter) => placeEdition(folder, editionOf(letter))))
    expect(await letterIn(folder)).toMatch(/^[AB]$/)
    expect(await readdir(out)).toEqual(['x'])
  })

  test('in two processes as well', async () => {
    const program = join(home, 'two.mjs')
    await writeFile(program, `
      import { placeEdition } from ${JSON.stringify(resolve('build/effects/edition-folder.js'))}
      const record = Buffer.from(JSON.stringify({ tongbaoEdition: 1, outputs: [] }))
      for (let round = 0; round < 40; round += 1) await placeEdition(process.argv[2], new Map([['edition.json', record]]))
    `)
    const runs = [1, 2, 3].map(() => runUntil({ args: [program, folder] }, { within: '/nowhere' }))
    expect(await Promise.all(runs)).toEqual([0, 0, 0])
    expect(await readdir(out)).toEqual(['x'])
  })

  test('wait for one that lives, and say so when it goes on', async () => {
    await placeEdition(folder, editionOf('A'))
    await lock(ownMark)
    setTimeout(() => void rm(workFolder(), { recursive: true }), 300)
    await recoverEdition(folder)
    expect(await readdir(out)).toEqual(['x'])
    await lock(ownMark)
    expect(await faultOf(placeEdition(folder, editionOf('B')))).toBe('out-busy')
    expect(await letterIn(folder)).toBe('A')
    await recoverEditions(out)
    expect((await readdir(out)).sort()).toEqual([basename(workFolder()), 'x'])
  })

  test.each([
    ['a process that is gone', dead],
    ['another process of the same number', ownMark.replace(/-\d+-/, '-1-')]
  ])('take over from %s', async (_, mark) => {
    if (mark !== dead && process.platform !== 'linux') return
    await lock(mark)
    await placeEdition(join(workFolder(), 'old', 'x'), editionOf('A'))
    await recoverEdition(folder)
    expect(await letterIn(folder)).toBe('A')
    expect(await readdir(out)).toEqual(['x'])
  })

  test('leave another machine\'s alone for a day', async () => {
    await lock('1-1-00000000')
    await recoverEditions(out)
    expect(await readdir(out)).toEqual([basename(workFolder())])
    await utimes(workFolder(), 0, 0)
    await recoverEditions(out)
    expect(await readdir(out)).toEqual([])
  })

  test('take nothing for a work folder that is none', async () => {
    const outside = await mkdtemp(join(home, 'outside-'))
    await mkdir(join(outside, 'old', 'x'), { recursive: true })
    await symlink(outside, workFolder())
    await mkdir(join(out, `.tongbao-somebody-else-${dead}`))
    await writeFile(`${workFolder()}-${dead}-abcdef`, note)
    await mkdir(workFolder('y'))
    await symlink(join(outside, 'old'), join(workFolder('y'), 'old'))
    const before = (await readdir(out)).sort()
    await recoverEditions(out)
    expect((await readdir(out)).sort()).toEqual(before.filter((name) => !name.includes('somebody')))
    expect(await readdir(join(outside, 'old'))).toEqual(['x'])
  })
})
